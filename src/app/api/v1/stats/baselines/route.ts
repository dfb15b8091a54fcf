import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { baselinesResponse } from "#queries/responses/stats.ts";
import { loadUsualLevels } from "#queries/statistics/usual-levels.ts";

export const GET = operation(
  { summary: "Every metric of the newest day beside what is usual", response: baselinesResponse },
  ({ memberId }) => loadUsualLevels(getApp().db, memberId),
);
