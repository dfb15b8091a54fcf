import { type Estimate, known, tooFew } from "./estimate.ts";
import { median } from "./median.ts";
import { type Dated, pairsOf, rankedSlopes } from "./pairwise-slopes.ts";

/** A straight line through readings by day. */
export interface SenLine {
  /** Change per day. */
  slope: number;
  /** The line's level on day 0. */
  intercept: number;
}

/**
 * Theil–Sen line: how much do readings change per day? The slope is the median over all pairs of days, with their real
 * distances, so that odd nights and gaps move it little; intercept = median(x) − slope·median(t) (Theil 1950, Sen 1968).
 * Needs 2 readings of one piece.
 */
export function theilSen(readings: Dated, slopesAt = rankedSlopes(readings)): Estimate<SenLine> {
  const n = readings.values.length;
  const [level, middle] = [median([...readings.values]), median([...readings.days])];
  if (n < 2 || !level.known || !middle.known) return tooFew(n, 2);
  const pairs = pairsOf(readings);
  if (pairs === 0) return tooFew(n, n + 1);
  // The two ranks in the middle; one and the same when the number of pairs is odd.
  const lower = Math.floor((pairs - 1) / 2);
  const [below = 0, above = below] = slopesAt(pairs % 2 === 1 ? [lower] : [lower, lower + 1]);
  const slope = (below + above) / 2;
  return known({ slope, intercept: level.value - slope * middle.value }, n);
}
