import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { runParams } from "#queries/responses/requests.ts";
import { runResponse } from "#queries/responses/sync.ts";
import { loadRun } from "#queries/status/run.ts";
import { answer } from "../../../answer.ts";

/** Progress and counts of one of the member's runs. */
export const GET = memberRoute({ params: runParams }, async ({ params, viewer }) => {
  const run = await loadRun(getApp().db, { memberId: viewer.memberId, id: params.id });
  if (run === null) throw new NotFoundError();
  return answer(runResponse, run);
});
