import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { periodsQuery, periodsResponse } from "#queries/responses/stats-of-pages.ts";
import { loadPeriodComparison } from "#queries/statistics/period-comparison.ts";
import { askedRange } from "../asked-range.ts";

export const GET = operation(
  {
    summary: "Means of two periods of equal length without a common day, judged together",
    query: periodsQuery,
    response: periodsResponse,
    problems: [404],
  },
  async ({ query: { from, to, ...asked }, memberId }) => {
    const range = await askedRange(memberId, { from, to });
    return loadPeriodComparison(getApp().db, { memberId, range, ...asked });
  },
);
