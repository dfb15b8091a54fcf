import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { loadCycles } from "#queries/records/cycle.ts";
import { cyclesResponse } from "#queries/responses/records.ts";
import { recordsQuery } from "#queries/responses/requests.ts";
import { answer } from "../answer.ts";
import { readQuery } from "../read-query.ts";

/** Stored cycles, newest first. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const query = readQuery(request, recordsQuery);
  return answer(cyclesResponse, await loadCycles(getApp().db, { ...query, memberId: viewer.memberId }));
});
