import type { Queryable } from "#db/client.ts";
import { daysOfRange, type Range, type RangeChoice } from "#domain/range.ts";
import { loadStoredSpan } from "./stored-span.ts";

/** The calendar days a choice of range means for a member; null while nothing is stored. */
export async function loadRange(
  db: Queryable,
  { memberId, choice }: { memberId: number; choice: RangeChoice },
): Promise<Range | null> {
  const stored = await loadStoredSpan(db, memberId);
  return stored === null ? null : daysOfRange(choice, stored);
}
