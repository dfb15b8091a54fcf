import type { Queryable } from "#db/client.ts";
import { loadHealthRows } from "#db/health-rows.ts";
import { parseDay } from "#domain/day.ts";
import { loadDays } from "#queries/days/days.ts";
import { loadNewestDay } from "#queries/days/newest-day.ts";
import { recentWorkouts } from "#queries/records/recent-workouts.ts";
import { newestOffsetMin, openSince, scoredAt } from "#queries/status/freshness.ts";
import { contributorsOf } from "./today-contributors.ts";
import { pillars, readings } from "./today-pillars.ts";
import { trend } from "./today-trend.ts";
import type { TodayView } from "./today-view.ts";
import { todayRange, todayWindow } from "./today-window.ts";

const workoutsShown = 5;
/** Stands in for a member without a single record: any empty day will do. */
const dayWithoutRecords = parseDay("1970-01-01");

/** What follows from the records alone; how fresh they are depends on the clock. */
export type TodayRecords = Omit<
  TodayView,
  "member" | "currentDay" | "daysOld" | "sync" | "lastSyncAt" | "connection" | "run"
> & {
  /** When the day shown began, while its cycle is open. */
  openSince: Date | null;
};

/**
 * The newest day's three scores against the 30 days before it, the numbers beneath, and the last weeks as a trend. Reads
 * the 31 days shown and nothing else.
 */
export async function loadTodayRecords(
  db: Queryable,
  { memberId }: { memberId: number },
): Promise<TodayRecords> {
  const day = await loadNewestDay(db, memberId);
  const range = todayRange(day ?? dayWithoutRecords);
  const [rows, records] = await Promise.all([
    loadHealthRows(db, { memberId, ...range }),
    loadDays(db, { memberId, ...range }),
  ]);
  const window = todayWindow(range, records);
  const { today } = window;
  const scores = pillars(window);
  const { usual } = scores.recovery;
  return {
    day,
    offsetMin: newestOffsetMin(rows) ?? 0,
    openSince: openSince(rows, today),
    flags: today.flags,
    refused: today.refused,
    calibrating: today.calibrating,
    ...scores,
    readings: readings(window),
    bedAt: today.bedAt,
    wakeAt: today.wakeAt,
    contributors: contributorsOf(window),
    calibration: usual.known ? null : { have: usual.have, need: usual.need },
    lastWorkouts: recentWorkouts(rows.workouts, workoutsShown),
    trend: trend(window),
    scoredAt: scoredAt(rows, today),
  };
}
