import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { loadRecoveries } from "#queries/records/recovery.ts";
import { recoveriesResponse } from "#queries/responses/records.ts";
import { recordsQuery } from "#queries/responses/requests.ts";
import { answer } from "../answer.ts";
import { readQuery } from "../read-query.ts";

/** Stored recoveries, newest first. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const query = readQuery(request, recordsQuery);
  return answer(
    recoveriesResponse,
    await loadRecoveries(getApp().db, { ...query, memberId: viewer.memberId }),
  );
});
