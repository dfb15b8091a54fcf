import { type Database, type Queryable, withTransaction } from "#db/client.ts";
import { loadQuarantinedOfDays } from "#db/quarantined-days.ts";
import { type Day, isDay } from "#domain/day.ts";
import { dayMethodVersion } from "#domain/day-row.ts";
import type { Logger } from "#lib/logger.ts";
import { lockRecords } from "#sync/import/merge-imports.ts";
import { writeDays } from "./write-days.ts";

/** Decades of records take seconds. */
const timeoutMs = 10 * 60_000;

/** Computes all days of a member anew from the records, in one transaction. Answers how many rows there are then. */
export function rebuildDays(db: Database, memberId: number, now: Date): Promise<number> {
  return withTransaction(
    db,
    async (tx) => {
      await lockRecords(tx, memberId);
      await tx.dayMetrics.deleteMany({ where: { memberId } });
      const days = await loadDaysWithRecords(tx, memberId);
      await writeDays(tx, memberId, days, now);
      return days.length;
    },
    timeoutMs,
  );
}

/**
 * Computes the days of every member anew whose rows are missing or of another method, a member at a time: whoever starts
 * after an upgrade finds them.
 */
export async function rebuildOutdatedDays(
  db: Database,
  { now, logger }: { now: Date; logger?: Logger },
): Promise<void> {
  for (const { id } of await db.member.findMany({ select: { id: true }, orderBy: { id: "asc" } })) {
    if (!(await areDaysOutdated(db, id))) continue;
    logger?.info({ memberId: id }, "the days of a member are computed anew");
    await rebuildDays(db, id, now);
  }
}

/** Whether days of a member are missing or of another method: an upgrade changed it, or brought the table. */
async function areDaysOutdated(db: Database, memberId: number): Promise<boolean> {
  const rows = await db.dayMetrics.findMany({
    where: { memberId },
    select: { day: true, methodVersion: true },
  });
  if (rows.some(({ methodVersion }) => methodVersion !== dayMethodVersion)) return true;
  const written = new Set(rows.map(({ day }) => day));
  return (await loadDaysWithRecords(db, memberId)).some((day) => !written.has(day));
}

async function loadDaysWithRecords(db: Queryable, memberId: number): Promise<Day[]> {
  const rows = await db.$queryRaw<{ day: string }[]>`
    SELECT day FROM cycles WHERE member_id = ${memberId} AND deleted_at IS NULL
    UNION SELECT day FROM sleeps WHERE member_id = ${memberId} AND deleted_at IS NULL
    UNION SELECT day FROM recoveries WHERE member_id = ${memberId} AND deleted_at IS NULL AND day IS NOT NULL
    UNION SELECT day FROM workouts WHERE member_id = ${memberId} AND deleted_at IS NULL`;
  const quarantined = await loadQuarantinedOfDays(db, { memberId, from: "0000-00-00", to: "9999-12-31" });
  return [...new Set([...rows, ...quarantined].map(({ day }) => day))].filter(isDay);
}
