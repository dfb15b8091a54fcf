import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { weekdaysQuery, weekdaysResponse } from "#queries/responses/stats-of-pages.ts";
import { loadWeekdayStatistics } from "#queries/statistics/weekday-statistics.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";
import { askedRange } from "../asked-range.ts";

/** A metric's median on each weekday, with its interval. */
export const GET = memberRoute({}, async ({ request, viewer: { memberId } }) => {
  const { metric, ...days } = readQuery(request, weekdaysQuery);
  const range = await askedRange(memberId, days);
  return answer(weekdaysResponse, await loadWeekdayStatistics(getApp().db, { memberId, range, metric }));
});
