import type { Column } from "#domain/day-columns.ts";
import { autocorrelationsBeside, effectiveFrom } from "#stats/effective-n.ts";
import { pairsOf } from "#stats/pairs.ts";
import { pearson } from "#stats/pearson.ts";
import { lagged } from "./metric-series.ts";

/** The correlation of two series at a lag, and how many independent days it is worth. */
export interface PairCorrelation {
  n: number;
  /** Before the days that an adjustment has used up are taken away. */
  effectiveN: number;
  /** Null when one of the series has no spread over the common days. */
  r: number | null;
  /** Of the first and the second half of the days. */
  halves: [number | null, number | null];
}

/**
 * Correlates columns of equal length, by their places: x of `lagDays` before beside y. Thousands of pairs share what takes
 * longest: a column's autocorrelations are the same beside all columns that have the same gaps.
 */
export function createPairComparer(columns: readonly Column[]) {
  const gaps = columns.map((column) => column.map((value) => (value === null ? "-" : "x")).join(""));
  const firstAlike = gaps.map((own) => gaps.indexOf(own));
  const stored = new Map<string, number[]>();
  const beside = (key: string, own: Column, other: Column): number[] => {
    const found = stored.get(key) ?? autocorrelationsBeside(own, other);
    stored.set(key, found);
    return found;
  };
  return (x: number, y: number, lagDays: number): PairCorrelation => {
    const pair = lagged(columns[x] ?? [], columns[y] ?? [], lagDays);
    const middle = Math.floor(pair.x.length / 2);
    const n = pairsOf(pair.x, pair.y).a.length;
    const r = (from: number, to?: number) => {
      const estimate = pearson(pair.x.slice(from, to), pair.y.slice(from, to));
      return estimate.known ? estimate.value : null;
    };
    return {
      n,
      effectiveN: effectiveFrom(
        n,
        beside(`${x} before ${firstAlike[y]} ${lagDays}`, pair.x, pair.y),
        beside(`${y} after ${firstAlike[x]} ${lagDays}`, pair.y, pair.x),
      ),
      r: r(0),
      halves: [r(0, middle), r(middle)],
    };
  };
}
