import { memberRoute } from "#app/server/api-route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { syncRequest } from "#queries/responses/requests.ts";
import { syncOverviewResponse, syncRequestedResponse } from "#queries/responses/sync.ts";
import { loadSyncOverview } from "#queries/status/sync-overview.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { answer } from "../answer.ts";
import { toRunRequest } from "./to-run-request.ts";

/** How far each data type is in step with WHOOP, and the run under way. */
export const GET = memberRoute({}, async ({ viewer }) =>
  answer(syncOverviewResponse, await loadSyncOverview(getApp().db, viewer.memberId)),
);

/** Asks for a sync; the worker starts it. */
export const POST = memberRoute({ body: syncRequest }, async ({ body, viewer }) => {
  const request = toRunRequest(body, viewer.memberId, getApp().clock.now());
  return answer(syncRequestedResponse, await requestRun(getSyncContext(), request), 202);
});
