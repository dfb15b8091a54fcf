import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { loadDays } from "#queries/days/days.ts";
import { daysResponse, toDayResponse } from "#queries/responses/days.ts";
import { daysQuery } from "#queries/responses/requests.ts";
import { answer } from "../answer.ts";
import { readQuery } from "../read-query.ts";

/** One object per calendar day with every metric of the catalogue. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const range = readQuery(request, daysQuery);
  const days = await loadDays(getApp().db, { ...range, memberId: viewer.memberId });
  return answer(daysResponse, { days: days.map(toDayResponse) });
});
