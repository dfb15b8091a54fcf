import { getAnalyst } from "#app/server/analyst.ts";
import { getApp } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import type { AnalysedRange } from "#queries/analyses.ts";
import type { AskedDays } from "#queries/asked-range.ts";
import { type InsightsView, loadAskedLook } from "#queries/insights.ts";

/** The look a call asks for. Throws `NotFoundError` when there are no days to look at. */
export async function loadLook(
  memberId: number,
  asked: AskedDays & { range: AnalysedRange },
): Promise<InsightsView> {
  const look = await loadAskedLook(getApp().db, { memberId, ...asked, ask: getAnalyst().ask });
  if (look === null) throw new NotFoundError();
  return look;
}
