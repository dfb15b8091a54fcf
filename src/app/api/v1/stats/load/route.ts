import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { loadResponse, statsDaysQuery } from "#queries/responses/stats.ts";
import { loadLoadStatistics } from "#queries/statistics/load-statistics.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";
import { askedRange } from "../asked-range.ts";

/** Training load that ends with the last day asked for. */
export const GET = memberRoute({}, async ({ request, viewer: { memberId } }) => {
  const range = await askedRange(memberId, readQuery(request, statsDaysQuery));
  return answer(loadResponse, await loadLoadStatistics(getApp().db, { memberId, range }));
});
