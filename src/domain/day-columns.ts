import type { Range } from "./range.ts";

/** One metric over consecutive days: entry i belongs to `from` + i days, a gap is null. */
export type Column = readonly (number | null)[];

/**
 * Metrics over a range of days as bare numbers, for pages that look at years: `shown` holds every reading, `counted` only
 * what statistics may use (without an open day's "so far", a calibrating recovery, the strain of an odd-length cycle).
 */
export interface DayColumns<Name extends string> {
  range: Range;
  shown: Record<Name, Column>;
  counted: Record<Name, Column>;
  /** The place of the day that has not ended; null when none is open. */
  openIndex: number | null;
}
