import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import { operation } from "#app/server/operation.ts";
import { pairQuery, pairResponse } from "#queries/responses/stats-of-pages.ts";
import { loadPairStatistics } from "#queries/statistics/pair-statistics.ts";
import { askedRange } from "../../asked-range.ts";

export const GET = operation(
  {
    summary: "One pair of metrics opened: plain, rank, adjusted and partial correlation",
    query: pairQuery,
    response: pairResponse,
    problems: [404],
  },
  async ({ query: { x, y, lag: lagDays, controls = [], ...days }, memberId }) => {
    const range = await askedRange(memberId, days);
    const { ask } = getComputeThread();
    return loadPairStatistics(getApp().db, { memberId, range, x, y, lagDays, controls, ask });
  },
);
