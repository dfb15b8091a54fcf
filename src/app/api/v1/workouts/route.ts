import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { loadWorkouts } from "#queries/records/workout.ts";
import { workoutsResponse } from "#queries/responses/records.ts";
import { recordsQuery } from "#queries/responses/requests.ts";
import { answer } from "../answer.ts";
import { readQuery } from "../read-query.ts";

/** Stored workouts, newest first. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const query = readQuery(request, recordsQuery);
  return answer(workoutsResponse, await loadWorkouts(getApp().db, { ...query, memberId: viewer.memberId }));
});
