import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import type { AskedDays } from "#queries/days/asked-range.ts";
import type { AnalysedRange } from "#queries/statistics/analyses.ts";
import { type InsightsView, loadAskedScan } from "#queries/statistics/insights.ts";

/** The look a call asks for. Throws `NotFoundError` when there are no days to look at. */
export async function loadLook(
  memberId: number,
  asked: AskedDays & { range: AnalysedRange },
): Promise<InsightsView> {
  const look = await loadAskedScan(getApp().db, { memberId, ...asked, ask: getComputeThread().ask });
  if (look === null) throw new NotFoundError();
  return look;
}
