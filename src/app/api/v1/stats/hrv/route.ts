import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { statsDaysQuery } from "#queries/responses/stats.ts";
import { hrvResponse } from "#queries/responses/stats-of-pages.ts";
import { loadHrvStatistics } from "#queries/statistics/hrv-statistics.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";
import { askedRange } from "../asked-range.ts";

/** The weekly HRV level against its band, and how often it is outside. */
export const GET = memberRoute({}, async ({ request, viewer: { memberId } }) => {
  const range = await askedRange(memberId, readQuery(request, statsDaysQuery));
  return answer(hrvResponse, await loadHrvStatistics(getApp().db, { memberId, range }));
});
