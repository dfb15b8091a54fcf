import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { periodsQuery, periodsResponse } from "#queries/responses/stats-of-pages.ts";
import { loadPeriodComparison } from "#queries/statistics/period-comparison.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";
import { askedRange } from "../asked-range.ts";

/** Means of two periods of equal length without a common day, judged together. */
export const GET = memberRoute({}, async ({ request, viewer: { memberId } }) => {
  const { from, to, ...asked } = readQuery(request, periodsQuery);
  const range = await askedRange(memberId, { from, to });
  return answer(periodsResponse, await loadPeriodComparison(getApp().db, { memberId, range, ...asked }));
});
