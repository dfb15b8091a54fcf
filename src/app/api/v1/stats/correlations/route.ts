import { memberRoute } from "#app/server/api-route.ts";
import { correlationsQuery, correlationsResponse } from "#queries/responses/stats.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";
import { loadLook } from "../look.ts";

/** Every pair of metrics at every lag, judged together. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const asked = readQuery(request, correlationsQuery);
  const { summary, computedAt, comparisons } = await loadLook(viewer.memberId, asked);
  const { range, metrics, family, holding, typicalEffectiveN } = summary;
  return answer(correlationsResponse, {
    range,
    computedAt,
    family,
    holding,
    metrics,
    typicalEffectiveN,
    comparisons: comparisons.filter(({ lagDays }) => asked.lag === undefined || lagDays === asked.lag),
  });
});
