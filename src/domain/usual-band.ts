import { baseline, baselineMinimum } from "#stats/baseline.ts";
import type { Column } from "./day-columns.ts";

const windowDays = 30;

/** What was usual on one day: mean and standard deviation of the 30 calendar days before it. */
export interface UsualBand {
  mean: number;
  low: number;
  high: number;
}

/**
 * The member's usual range (mean ± 1 sd of the 30 days before, the day itself excluded) at each of `places` in a column;
 * null where fewer than 14 of those days have a reading. The column must reach 30 days further back than the first place.
 */
export function usualBands(column: Column, places: readonly number[]): (UsualBand | null)[] {
  return places.map((place) => {
    const before = column.slice(Math.max(0, place - windowDays), place);
    const usual = baseline(before, baselineMinimum[windowDays]);
    if (!usual.known) return null;
    const { mean, sd } = usual.value;
    return { mean, low: mean - sd, high: mean + sd };
  });
}
