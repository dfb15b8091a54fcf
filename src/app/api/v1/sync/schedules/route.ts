import { memberRoute } from "#app/server/api-route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { readSchedules } from "#app/server/read-schedules.ts";
import { schedulesBody, schedulesResponse } from "#queries/responses/schedules.ts";
import { loadSchedules } from "#queries/status/schedules.ts";
import { forgetSchedules, saveSchedules } from "#sync/run/schedules.ts";
import { answer } from "../../answer.ts";

/** When this install syncs by itself, with the next run of each schedule. */
export const GET = memberRoute({}, async () => answer(schedulesResponse, await schedulesNow()));

/** Saves another timetable; the worker follows it within seconds. */
export const PUT = memberRoute({ body: schedulesBody, owner: true }, async ({ body }) => {
  await saveSchedules(getSyncContext(), readSchedules(body));
  return answer(schedulesResponse, await schedulesNow());
});

/** Goes back to SYNC_SCHEDULE and SYNC_HOUR. */
export const DELETE = memberRoute({ owner: true }, async () => {
  await forgetSchedules(getSyncContext());
  return answer(schedulesResponse, await schedulesNow());
});

function schedulesNow() {
  const { db, env } = getApp();
  return loadSchedules(db, env);
}
