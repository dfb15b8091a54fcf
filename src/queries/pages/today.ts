import type { Queryable } from "#db/client.ts";
import { type Day, daysBetween, localDay } from "#domain/day.ts";
import { loadConnection } from "#queries/status/connection.ts";
import { latestOf } from "#queries/status/freshness.ts";
import { loadActiveRun } from "#queries/status/run.ts";
import { loadSyncTypes } from "#queries/status/sync-overview.ts";
import { loadTodayRecords } from "./today-records.ts";
import type { TodayView } from "./today-view.ts";

/** The longest a day lasts before we doubt that its cycle is still open and not merely never heard of again. */
const longestCycleMs = 36 * 3_600_000;

/**
 * What the member wants to know in the morning: what the records say of the newest day, and how fresh all of it is. `now`
 * is the present instant. Throws when there is no such member.
 */
export async function loadToday(
  db: Queryable,
  { memberId, now }: { memberId: number; now: Date },
): Promise<TodayView> {
  const [{ openSince, ...records }, member, sync, connection, run] = await Promise.all([
    loadTodayRecords(db, { memberId }),
    db.member.findUniqueOrThrow({ where: { id: memberId }, select: { id: true, name: true, demo: true } }),
    loadSyncTypes(db, memberId),
    loadConnection(db, memberId),
    loadActiveRun(db, memberId),
  ]);
  const underWay = openSince !== null && now.getTime() - openSince.getTime() <= longestCycleMs;
  return {
    ...records,
    ...calendar(records.day, records.offsetMin, now, underWay),
    member,
    sync,
    lastSyncAt: latestOf(sync.map((type) => type.lastSyncAt)),
    connection,
    run,
  };
}

/** The member's own date, and how far the day shown lies behind it; a day under way is not behind. */
function calendar(day: Day | null, offsetMin: number, now: Date, underWay: boolean) {
  if (day === null) return { currentDay: null, daysOld: 0 };
  const currentDay = localDay(now, offsetMin);
  const daysOld = underWay ? 0 : Math.max(0, daysBetween(day, currentDay));
  return { currentDay, daysOld };
}
