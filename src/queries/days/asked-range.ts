import type { Queryable } from "#db/client.ts";
import type { Day } from "#domain/day.ts";
import { daysOfRange, type Range, type RangeName } from "#domain/range.ts";
import { resolveDayRange } from "./day-range.ts";
import { loadStoredSpan } from "./stored-span.ts";

/** Days as a call names them: two ends, of which one may be missing, or a named range. */
export interface AskedDays {
  from?: Day | undefined;
  to?: Day | undefined;
  range?: RangeName | undefined;
}

/**
 * The days that were asked for; all of them when nothing was. An end left out that would lie beyond the other is that one
 * day, of which nothing is known. Null while nothing is stored. Throws RangeReversedError and RangeTooLongError.
 */
export async function loadAskedRange(
  db: Queryable,
  { memberId, from, to, range: name = "all" }: AskedDays & { memberId: number },
): Promise<Range | null> {
  if (from !== undefined || to !== undefined) {
    const range = await resolveDayRange(db, { memberId, from, to });
    if (range === null || range.from <= range.to) return range;
    const end = from ?? range.to;
    return { from: end, to: end };
  }
  const stored = await loadStoredSpan(db, memberId);
  return stored === null ? null : daysOfRange({ name }, stored);
}
