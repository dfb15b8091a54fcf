import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { loadSleeps } from "#queries/records/sleep.ts";
import { sleepsResponse } from "#queries/responses/records.ts";
import { recordsQuery } from "#queries/responses/requests.ts";
import { answer } from "../answer.ts";
import { readQuery } from "../read-query.ts";

/** Stored sleeps and naps, newest first. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const query = readQuery(request, recordsQuery);
  return answer(sleepsResponse, await loadSleeps(getApp().db, { ...query, memberId: viewer.memberId }));
});
