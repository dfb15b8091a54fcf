import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { sleepStatsResponse, statsDaysQuery } from "#queries/responses/stats.ts";
import { loadSleepStatistics } from "#queries/statistics/sleep-statistics.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";
import { askedRange } from "../asked-range.ts";

/** Sleep in estimates: averages, usual times, debt in its three definitions, regularity. */
export const GET = memberRoute({}, async ({ request, viewer: { memberId } }) => {
  const range = await askedRange(memberId, readQuery(request, statsDaysQuery));
  return answer(sleepStatsResponse, await loadSleepStatistics(getApp().db, { memberId, range }));
});
