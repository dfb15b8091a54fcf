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

/**
 * The range of days meant by two optional ends: an absent one is where the member's records begin or end. Null when
 * nothing is stored to take it from. Throws RangeTooLongError.
 */
export async function resolveDayRange(
  db: Queryable,
  { memberId, from, to }: { memberId: number; from?: Day | undefined; to?: Day | undefined },
): Promise<{ from: Day; to: Day } | null> {
  const stored = from === undefined || to === undefined ? await loadStoredSpan(db, memberId) : null;
  const range = { from: from ?? stored?.from, to: to ?? stored?.to };
  if (range.from === undefined || range.to === undefined) return null;
  if (daysBetween(range.from, range.to) >= longestDays) throw new RangeTooLongError();
  return { from: range.from, to: range.to };
}
