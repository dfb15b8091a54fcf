import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { baselinesResponse } from "#queries/responses/stats.ts";
import { loadUsualLevels } from "#queries/statistics/usual-levels.ts";
import { answer } from "../../answer.ts";

/** Every metric of the newest day beside what is usual. */
export const GET = memberRoute({}, async ({ viewer }) =>
  answer(baselinesResponse, await loadUsualLevels(getApp().db, viewer.memberId)),
);
