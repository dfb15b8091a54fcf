import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { sleepStatsResponse, statsDaysQuery } from "#queries/responses/stats.ts";
import { loadSleepStatistics } from "#queries/statistics/sleep-statistics.ts";
import { askedRange } from "../asked-range.ts";

export const GET = operation(
  {
    summary: "Averages, usual times, debt in its three definitions, regularity",
    query: statsDaysQuery,
    response: sleepStatsResponse,
    problems: [404],
  },
  async ({ query, memberId }) => {
    const range = await askedRange(memberId, query);
    return loadSleepStatistics(getApp().db, { memberId, range });
  },
);
