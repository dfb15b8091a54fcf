import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { loadWorkouts } from "#queries/records/workout.ts";
import { workoutsResponse } from "#queries/responses/records.ts";
import { recordsQuery } from "#queries/responses/requests.ts";

export const GET = operation(
  { summary: "Stored workouts, newest first", query: recordsQuery, response: workoutsResponse },
  ({ query, memberId }) => loadWorkouts(getApp().db, { ...query, memberId }),
);
