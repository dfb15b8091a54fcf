import { addDays } from "./day.ts";
import { type Range, rangeLength } from "./range.ts";

/** What a range is compared with. */
export type Comparing = "before" | "year";

/** Why two periods cannot be compared: a day compared with itself differs by nothing, and totals need equal lengths. */
export type ComparisonProblem = "wrong-order" | "unequal-length" | "shared-days";

/** The longest range with a period a year ago that shares no day with it. */
export const longestYearlyDays = 53 * 7;

/**
 * The period a range is compared with, always of equal length and without a common day: the days just before it, or the
 * same weekdays 52 weeks earlier (53 where 52 would share a day). Null when a year ago is no other period.
 */
export function otherPeriod(range: Range, comparing: Comparing): Range | null {
  const length = rangeLength(range);
  if (comparing === "year" && length > longestYearlyDays) return null;
  const back = comparing === "before" ? length : length <= 52 * 7 ? 52 * 7 : longestYearlyDays;
  return { from: addDays(range.from, -back), to: addDays(range.to, -back) };
}

/** What forbids to compare two periods; null when nothing does. */
export function comparisonProblem(here: Range, other: Range): ComparisonProblem | null {
  if (here.from > here.to || other.from > other.to) return "wrong-order";
  if (rangeLength(here) !== rangeLength(other)) return "unequal-length";
  return here.from <= other.to && other.from <= here.to ? "shared-days" : null;
}
