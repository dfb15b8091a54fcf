import type { Day } from "#domain/day.ts";
import { type DayView, loadDay } from "#queries/days/day.ts";
import { latestOf } from "#queries/status/freshness.ts";
import { refreshDay } from "#sync/run/day-request.ts";
import { getApp, getSyncContext } from "./app.ts";

/** One day from the database, after the worker had up to ten seconds to bring a recent one up to date. */
export async function loadFreshDay(wanted: {
  memberId: number;
  day: Day;
}): Promise<DayView & { stale: boolean }> {
  const { stale, fetchedAt } = await refreshDay(getSyncContext(), wanted);
  const view = await loadDay(getApp().db, wanted);
  return { ...view, lastSyncAt: latestOf([view.lastSyncAt, fetchedAt]), stale };
}
