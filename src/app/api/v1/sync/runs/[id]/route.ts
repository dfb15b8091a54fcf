import { z } from "zod";
import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { runResponse } from "#queries/responses/sync.ts";
import { loadRun } from "#queries/status/run.ts";

export const GET = operation(
  { summary: "Progress and counts of a run", params: z.object({ id: z.uuid() }), response: runResponse },
  async ({ params: { id }, memberId }) => {
    const run = await loadRun(getApp().db, { memberId, id });
    if (run === null) throw new NotFoundError();
    return run;
  },
);
