import type { Queryable } from "#db/client.ts";
import { type Day, daysBetween, localDay, parseDay } from "#domain/day.ts";
import { loadConnection } from "./connection.ts";
import { isUnderWay, latestOf, newestOffsetMin, scoredAt } from "./freshness.ts";
import { loadHealthRows } from "./health-rows.ts";
import { loadNewestDay } from "./newest-day.ts";
import { recentWorkouts } from "./recent-workouts.ts";
import { loadActiveRun } from "./run.ts";
import { loadSyncTypes } from "./sync-overview.ts";
import { contributorsOf } from "./today-contributors.ts";
import { pillars, readings } from "./today-pillars.ts";
import { trend } from "./today-trend.ts";
import type { TodayView } from "./today-view.ts";
import { todayRange, todayWindow } from "./today-window.ts";
import { workoutsKnown } from "./workouts-known.ts";

const workoutsShown = 5;
/** Stands in for a member without a single record: any empty day will do. */
const dayWithoutRecords = parseDay("1970-01-01");

/**
 * What the member wants to know in the morning: the newest day's three scores against the 30 days before it, the numbers
 * beneath, the last weeks as a trend, and how fresh all of it is. `now` is the present instant. Reads the 31 days shown
 * and nothing else; throws when there is no such member.
 */
export async function loadToday(
  db: Queryable,
  { memberId, now }: { memberId: number; now: Date },
): Promise<TodayView> {
  const [member, day, sync, connection, run] = await Promise.all([
    db.member.findUniqueOrThrow({ where: { id: memberId }, select: { id: true, name: true, demo: true } }),
    loadNewestDay(db, memberId),
    loadSyncTypes(db, memberId),
    loadConnection(db, memberId),
    loadActiveRun(db, memberId),
  ]);
  const range = todayRange(day ?? dayWithoutRecords);
  const rows = await loadHealthRows(db, { memberId, ...range });
  const window = todayWindow(range, rows, workoutsKnown(sync));
  const { today } = window;
  const scores = pillars(window);
  const { usual } = scores.recovery;
  return {
    member,
    ...dates(day, newestOffsetMin(rows) ?? 0, now, isUnderWay(rows, today, now)),
    flags: today.flags,
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
    sync,
    lastSyncAt: latestOf(sync.map((type) => type.lastSyncAt)),
    connection,
    run,
  };
}

/** The day shown and how far it lies behind the member's own calendar; a day under way is not behind. */
function dates(day: Day | null, offsetMin: number, now: Date, underWay: boolean) {
  if (day === null) return { day, currentDay: null, daysOld: 0, offsetMin };
  const currentDay = localDay(now, offsetMin);
  const daysOld = underWay ? 0 : Math.max(0, daysBetween(day, currentDay));
  return { day, currentDay, daysOld, offsetMin };
}
