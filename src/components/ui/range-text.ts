import type { RangeName, RangeProblem } from "#domain/range.ts";

/** Words of the choice of a range. */
export interface RangeText {
  legend: string;
  names: Record<RangeName, string>;
  /** The same, whole, for those who hear them. */
  spoken: Record<RangeName, string>;
  dates: string;
  from: string;
  to: string;
  show: string;
  problems: Record<RangeProblem, string>;
}
