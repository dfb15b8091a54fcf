import { getApp, getSyncContext } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { syncRequest } from "#queries/responses/requests.ts";
import { syncOverviewResponse, syncRequestedResponse } from "#queries/responses/sync.ts";
import { loadSyncOverview } from "#queries/status/sync-overview.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { toRunRequest } from "./to-run-request.ts";

export const GET = operation(
  { summary: "Sync state per data type, and the run under way", response: syncOverviewResponse },
  ({ memberId }) => loadSyncOverview(getApp().db, memberId),
);

export const POST = operation(
  {
    summary: "Asks for a sync; the worker starts it",
    body: syncRequest,
    status: 202,
    response: syncRequestedResponse,
  },
  ({ body, memberId }) => requestRun(getSyncContext(), toRunRequest(body, memberId, getApp().clock.now())),
);
