import { memberRoute } from "#app/server/api-route.ts";
import { loadFreshDay } from "#app/server/fresh-day.ts";
import { toWholeDayResponse, wholeDayResponse } from "#queries/responses/days.ts";
import { dayParams } from "#queries/responses/requests.ts";
import { answer } from "../../answer.ts";

/** One day whole, with the records behind its numbers; a recent one is fetched first when it is missing or old. */
export const GET = memberRoute({ params: dayParams }, async ({ params, viewer }) => {
  const view = await loadFreshDay({ memberId: viewer.memberId, day: params.day });
  return answer(wholeDayResponse, toWholeDayResponse(view));
});
