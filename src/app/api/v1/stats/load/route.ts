import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { loadResponse, statsDaysQuery } from "#queries/responses/stats.ts";
import { loadLoadStatistics } from "#queries/statistics/load-statistics.ts";
import { askedRange } from "../asked-range.ts";

export const GET = operation(
  {
    summary: "Training load that ends with the last day asked for",
    query: statsDaysQuery,
    response: loadResponse,
    problems: [404],
  },
  async ({ query, memberId }) => {
    const range = await askedRange(memberId, query);
    return loadLoadStatistics(getApp().db, { memberId, range });
  },
);
