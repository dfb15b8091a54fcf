import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { statsDaysQuery } from "#queries/responses/stats.ts";
import { hrvResponse } from "#queries/responses/stats-of-pages.ts";
import { loadHrvStatistics } from "#queries/statistics/hrv-statistics.ts";
import { askedRange } from "../asked-range.ts";

export const GET = operation(
  {
    summary:
      "The weekly HRV level against its band on the last day and on every day, and how often it is outside",
    query: statsDaysQuery,
    response: hrvResponse,
    problems: [404],
  },
  async ({ query, memberId }) => {
    const range = await askedRange(memberId, query);
    return loadHrvStatistics(getApp().db, { memberId, range });
  },
);
