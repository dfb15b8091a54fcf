import { operation } from "#app/server/operation.ts";
import { lagsQuery, lagsResponse } from "#queries/responses/stats.ts";
import { lagProfile } from "#queries/statistics/insights.ts";
import { askedScan } from "../asked-scan.ts";

export const GET = operation(
  {
    summary: "One pair of metrics at every lag, x before y, judged among all comparisons",
    query: lagsQuery,
    response: lagsResponse,
    problems: [404],
  },
  async ({ query: { x, y, ...asked }, memberId }) => {
    const { summary, computedAt, comparisons } = await askedScan(memberId, asked);
    const { range, family, holding } = summary;
    return { range, computedAt, family, holding, x, y, lags: lagProfile(comparisons, { x, y }) };
  },
);
