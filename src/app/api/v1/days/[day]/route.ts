import { z } from "zod";
import { loadFreshDay } from "#app/server/fresh-day.ts";
import { operation } from "#app/server/operation.ts";
import { toWholeDayResponse, wholeDayResponse } from "#queries/responses/days.ts";
import { calendarDay } from "#queries/responses/requests.ts";

export const GET = operation(
  {
    summary: "One day whole, with the records behind it; a recent one is fetched first when missing or old",
    params: z.object({ day: calendarDay }),
    response: wholeDayResponse,
  },
  async ({ params: { day }, memberId }) => toWholeDayResponse(await loadFreshDay({ memberId, day })),
);
