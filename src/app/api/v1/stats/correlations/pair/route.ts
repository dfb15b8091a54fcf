import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import { pairQuery, pairResponse } from "#queries/responses/stats-of-pages.ts";
import { loadPairStatistics } from "#queries/statistics/pair-statistics.ts";
import { answer } from "../../../answer.ts";
import { readQuery } from "../../../read-query.ts";
import { askedRange } from "../../asked-range.ts";

/** One pair of metrics opened: plain, rank, adjusted and partial correlation. */
export const GET = memberRoute({}, async ({ request, viewer: { memberId } }) => {
  const { x, y, lag: lagDays, controls = [], ...days } = readQuery(request, pairQuery);
  const range = await askedRange(memberId, days);
  const { ask } = getComputeThread();
  const pair = { memberId, range, x, y, lagDays, controls, ask };
  return answer(pairResponse, await loadPairStatistics(getApp().db, pair));
});
