import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { weekdaysQuery, weekdaysResponse } from "#queries/responses/stats-of-pages.ts";
import { loadWeekdayStatistics } from "#queries/statistics/weekday-statistics.ts";
import { askedRange } from "../asked-range.ts";

export const GET = operation(
  {
    summary: "A metric's median on each weekday, with its interval",
    query: weekdaysQuery,
    response: weekdaysResponse,
    problems: [404],
  },
  async ({ query: { metric, ...days }, memberId }) => {
    const range = await askedRange(memberId, days);
    return loadWeekdayStatistics(getApp().db, { memberId, range, metric });
  },
);
