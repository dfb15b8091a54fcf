import type { Queryable } from "#db/client.ts";
import { assembleDays } from "#domain/assemble-days.ts";
import { type Day, dayRange } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { resolveDayRange } from "./day-range.ts";
import { loadHealthRows } from "./health-rows.ts";
import { loadWorkoutsKnown } from "./workouts-known.ts";

/**
 * One record per calendar day from `from` to `to`, both included, oldest first; a day without data is all null. An end
 * left out is where the member's records begin or end. Throws RangeTooLongError.
 */
export async function loadDays(
  db: Queryable,
  { memberId, ...ends }: { memberId: number; from?: Day | undefined; to?: Day | undefined },
): Promise<DayRecord[]> {
  const range = await resolveDayRange(db, { memberId, ...ends });
  if (range === null) return [];
  const [rows, workoutsKnown] = await Promise.all([
    loadHealthRows(db, { memberId, ...range }),
    loadWorkoutsKnown(db, memberId),
  ]);
  return assembleDays(dayRange(range.from, range.to), rows, workoutsKnown);
}
