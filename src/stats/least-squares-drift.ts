import { carryOver, varianceFactor } from "./carry-over.ts";
import type { Interval } from "./correlation-inference.ts";
import { studentTQuantile } from "./distributions/student-t.ts";
import { type Estimate, known, noSpread, tooFew } from "./estimate.ts";
import { dated, type Piece } from "./pairwise-slopes.ts";
import type { PieceLevel } from "./trend-test.ts";

/** A straight drift by least squares. Slopes are per day, in the unit of the readings. */
export interface LeastSquaresDrift {
  slope: number;
  /** 95 % interval, widened for carry-over. */
  interval: Interval;
  /** Mean day and mean reading of each piece, on which the line turns. */
  pieces: PieceLevel[];
  /** Squared residuals around the line. */
  squares: number;
}

/**
 * The least-squares slope over the days, with an interval that carry-over from day to day widens by (1 + φ)/(1 − φ) in
 * variance. For readings that come in whole numbers: most pairs of theirs are equal, and an interval taken from the slopes
 * of pairs would shrink to 0 … 0. Judged within `pieces` that have a level of their own each. Needs 3 readings more than
 * pieces.
 */
export function leastSquaresDrift(
  series: readonly (number | null)[],
  pieces: readonly Piece[] = [{ from: 0, to: series.length }],
): Estimate<LeastSquaresDrift> {
  const levels = pieces.flatMap((piece) => meansOf(series, piece));
  const n = dated(series, pieces).values.length;
  if (n < levels.length + 3) return tooFew(n, levels.length + 3);
  let [spread, product] = [0, 0];
  const each = (visit: (value: number, day: number, piece: PieceLevel) => void) => {
    for (const piece of levels)
      for (let day = piece.from; day < piece.to; day += 1) {
        const value = series[day] ?? null;
        if (value !== null) visit(value, day, piece);
      }
  };
  each((value, day, { middle, level }) => {
    spread += (day - middle) ** 2;
    product += (day - middle) * (value - level);
  });
  if (spread === 0) return noSpread(n);
  const slope = product / spread;
  const rest = new Array<number | null>(series.length).fill(null);
  let squares = 0;
  each((value, day, { middle, level }) => {
    const left = value - level - slope * (day - middle);
    rest[day] = left;
    squares += left * left;
  });
  const df = n - levels.length - 1;
  const variance = (squares / df / spread) * varianceFactor(carryOver(rest).phi);
  const reach = studentTQuantile(0.975, df) * Math.sqrt(variance);
  return known({ slope, interval: { low: slope - reach, high: slope + reach }, pieces: levels, squares }, n);
}

function meansOf(series: readonly (number | null)[], piece: Piece): PieceLevel[] {
  const { days, values } = dated(series, [piece]);
  const n = values.length;
  if (n === 0) return [];
  const meanOf = (list: Float64Array) => list.reduce((total, value) => total + value, 0) / n;
  return [{ ...piece, middle: meanOf(days), level: meanOf(values) }];
}
