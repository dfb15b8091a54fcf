import type { Queryable } from "#db/client.ts";
import { assembleDays } from "#domain/assemble-days.ts";
import { type Day, dayRange } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { loadHealthRows } from "./health-rows.ts";
import { loadSyncTypes } from "./sync-overview.ts";
import { workoutsKnown } from "./workouts-known.ts";

/** One record per calendar day from `from` to `to`, both included, oldest first; a day without data is all null. */
export async function loadDays(
  db: Queryable,
  { memberId, from, to }: { memberId: number; from: Day; to: Day },
): Promise<DayRecord[]> {
  const [rows, sync] = await Promise.all([
    loadHealthRows(db, { memberId, from, to }),
    loadSyncTypes(db, memberId),
  ]);
  return assembleDays(dayRange(from, to), rows, workoutsKnown(sync));
}
