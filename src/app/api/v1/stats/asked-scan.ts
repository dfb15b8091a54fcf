import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import type { AskedDays } from "#queries/days/asked-range.ts";
import type { AnalysedRange } from "#queries/statistics/analyses.ts";
import { type InsightsView, loadAskedScan } from "#queries/statistics/insights.ts";

/** The correlation scan a call asks for. Throws `NotFoundError` when there are no days to scan. */
export async function askedScan(
  memberId: number,
  asked: AskedDays & { range: AnalysedRange },
): Promise<InsightsView> {
  const scan = await loadAskedScan(getApp().db, { memberId, ...asked, ask: getComputeThread().ask });
  if (scan === null) throw new NotFoundError();
  return scan;
}
