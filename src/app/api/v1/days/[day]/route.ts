import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { loadDay } from "#queries/day.ts";
import { toWholeDayResponse, wholeDayResponse } from "#queries/responses/days.ts";
import { dayParams } from "#queries/responses/requests.ts";
import { answer } from "../../answer.ts";

/** One day whole, with the records behind its numbers. */
export const GET = memberRoute({ params: dayParams }, async ({ params, viewer }) => {
  const view = await loadDay(getApp().db, { memberId: viewer.memberId, day: params.day });
  return answer(wholeDayResponse, toWholeDayResponse(view));
});
