import type { Queryable } from "#db/client.ts";
import { type Day, daysBetween } from "#domain/day.ts";
import { UserFacingError } from "#lib/errors.ts";
import { loadStoredSpan } from "./stored-span.ts";

const longestDays = 20 * 366;

/** More days were asked for than one answer gives. */
export class RangeTooLongError extends UserFacingError {
  constructor() {
    super("The range is too long.", "Ask for 20 years at most, or leave `from` and `to` out.");
    this.name = "RangeTooLongError";
  }
}

/** The first day that was asked for comes after the last. */
class RangeReversedError extends UserFacingError {
  constructor() {
    super("The first day comes after the last.", "Let `from` be the earlier day, or the same.");
    this.name = "RangeReversedError";
  }
}

/** Throws RangeReversedError when both ends are given and the first comes after the last. */
export function assertInOrder({ from, to }: { from?: Day | undefined; to?: Day | undefined }): void {
  if (from !== undefined && to !== undefined && from > to) throw new RangeReversedError();
}

/**
 * The range of days meant by two optional ends: an absent one is where the member's records begin or end. Null when
 * nothing is stored to take it from. Throws RangeReversedError and RangeTooLongError.
 */
export async function resolveDayRange(
  db: Queryable,
  { memberId, from, to }: { memberId: number; from?: Day | undefined; to?: Day | undefined },
): Promise<{ from: Day; to: Day } | null> {
  assertInOrder({ from, to });
  const stored = from === undefined || to === undefined ? await loadStoredSpan(db, memberId) : null;
  const range = { from: from ?? stored?.from, to: to ?? stored?.to };
  if (range.from === undefined || range.to === undefined) return null;
  if (daysBetween(range.from, range.to) >= longestDays) throw new RangeTooLongError();
  return { from: range.from, to: range.to };
}
