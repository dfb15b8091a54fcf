import { addDays } from "./day.ts";
import { type Range, rangeLength } from "./range.ts";

/** What a range is compared with. */
export type Comparing = "before" | "year";

/**
 * The period a range is compared with, always of equal length: the days just before it, or the same weekdays 52 weeks
 * (364 days) earlier.
 */
export function otherPeriod(range: Range, comparing: Comparing): Range {
  const back = comparing === "year" ? 364 : rangeLength(range);
  return { from: addDays(range.from, -back), to: addDays(range.to, -back) };
}
