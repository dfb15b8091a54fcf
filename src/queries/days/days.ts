import type { Queryable } from "#db/client.ts";
import { assembleOneDay } from "#domain/assemble-days.ts";
import { type Day, dayRange } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { dayOfRow } from "#domain/day-row.ts";
import { resolveDayRange } from "./day-range.ts";

const noRows = { cycles: [], sleeps: [], recoveries: [], workouts: [] };

/**
 * One record per calendar day from `from` to `to`, both included, oldest first; a day without data is all null. An end
 * left out is where the member's records begin or end. Throws RangeReversedError and RangeTooLongError.
 */
export async function loadDays(
  db: Queryable,
  { memberId, ...ends }: { memberId: number; from?: Day | undefined; to?: Day | undefined },
): Promise<DayRecord[]> {
  const range = await resolveDayRange(db, { memberId, ...ends });
  if (range === null) return [];
  const rows = await db.dayMetrics.findMany({
    where: { memberId, day: { gte: range.from, lte: range.to } },
    omit: { memberId: true, methodVersion: true, computedAt: true },
  });
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return dayRange(range.from, range.to).map((day) => {
    const row = byDay.get(day);
    return row === undefined ? assembleOneDay(day, noRows, []) : dayOfRow(row);
  });
}

/** One day; all null without data. */
export async function loadDayRecord(
  db: Queryable,
  { memberId, day }: { memberId: number; day: Day },
): Promise<DayRecord> {
  const row = await db.dayMetrics.findUnique({
    where: { memberId_day: { memberId, day } },
    omit: { memberId: true, methodVersion: true, computedAt: true },
  });
  return row === null ? assembleOneDay(day, noRows, []) : dayOfRow(row);
}
