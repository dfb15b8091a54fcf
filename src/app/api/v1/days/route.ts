import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { loadDays } from "#queries/days/days.ts";
import { daysResponse, toDayResponse } from "#queries/responses/days.ts";
import { daysQuery } from "#queries/responses/requests.ts";

export const GET = operation(
  {
    summary: "One object per calendar day with every metric; null where there is no reading",
    query: daysQuery,
    response: daysResponse,
  },
  async ({ query, memberId }) => {
    const days = await loadDays(getApp().db, { ...query, memberId });
    return { days: days.map(toDayResponse) };
  },
);
