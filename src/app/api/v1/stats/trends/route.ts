import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { trendsQuery, trendsResponse } from "#queries/responses/stats.ts";
import { loadAskedTrends } from "#queries/statistics/insights.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";

/** Drift and steps in the level of every metric. */
export const GET = memberRoute({}, async ({ request, viewer: { memberId } }) => {
  const asked = readQuery(request, trendsQuery);
  const trends = await loadAskedTrends(getApp().db, { memberId, ...asked, ask: getComputeThread().ask });
  if (trends === null) throw new NotFoundError();
  return answer(trendsResponse, trends);
});
