import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import { operation } from "#app/server/operation.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { trendsQuery, trendsResponse } from "#queries/responses/stats.ts";
import { loadAskedTrends } from "#queries/statistics/insights.ts";

export const GET = operation(
  {
    summary: "Drift and steps in the level of every metric",
    query: trendsQuery,
    response: trendsResponse,
    problems: [404],
  },
  async ({ query, memberId }) => {
    const { ask } = getComputeThread();
    const trends = await loadAskedTrends(getApp().db, { memberId, ...query, ask });
    if (trends === null) throw new NotFoundError();
    return trends;
  },
);
