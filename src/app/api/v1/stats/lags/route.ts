import { memberRoute } from "#app/server/api-route.ts";
import { lagsQuery, lagsResponse } from "#queries/responses/stats.ts";
import { lagProfile } from "#queries/statistics/insights.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";
import { loadLook } from "../look.ts";

/** One pair of metrics at every lag, x before y, judged among all comparisons. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const { x, y, ...asked } = readQuery(request, lagsQuery);
  const { summary, computedAt, comparisons } = await loadLook(viewer.memberId, asked);
  const { range, family, holding } = summary;
  const lags = lagProfile(comparisons, { x, y });
  return answer(lagsResponse, { range, computedAt, family, holding, x, y, lags });
});
