import { getApp, getSyncContext } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { readSchedules } from "#app/server/read-schedules.ts";
import { schedulesBody, schedulesResponse } from "#queries/responses/schedules.ts";
import { loadSchedules } from "#queries/status/schedules.ts";
import { forgetSchedules, saveSchedules } from "#sync/run/schedules.ts";

export const GET = operation(
  { summary: "When this install syncs by itself", response: schedulesResponse },
  schedulesNow,
);

export const PUT = operation(
  {
    summary: "Saves another timetable, which the worker follows within seconds",
    body: schedulesBody,
    owner: true,
    response: schedulesResponse,
  },
  async ({ body }) => {
    await saveSchedules(getSyncContext(), readSchedules(body));
    return schedulesNow();
  },
);

export const DELETE = operation(
  { summary: "Goes back to the environment's timetable", owner: true, response: schedulesResponse },
  async () => {
    await forgetSchedules(getSyncContext());
    return schedulesNow();
  },
);

function schedulesNow() {
  const { db, env } = getApp();
  return loadSchedules(db, env);
}
