import { operation } from "#app/server/operation.ts";
import { correlationsQuery, correlationsResponse } from "#queries/responses/stats.ts";
import { askedScan } from "../asked-scan.ts";

export const GET = operation(
  {
    summary: "Every pair of metrics at every lag, judged together",
    query: correlationsQuery,
    response: correlationsResponse,
    problems: [404],
  },
  async ({ query: { lag, ...asked }, memberId }) => {
    const { summary, computedAt, comparisons } = await askedScan(memberId, asked);
    const { range, metrics, family, holding, typicalEffectiveN } = summary;
    return {
      range,
      computedAt,
      family,
      holding,
      metrics,
      typicalEffectiveN,
      comparisons: comparisons.filter(({ lagDays }) => lag === undefined || lagDays === lag),
    };
  },
);
