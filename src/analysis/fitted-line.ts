import type { Day } from "#domain/day.ts";
import { studentTQuantile } from "#stats/distributions/student-t.ts";
import { type Estimate, known, noSpread, tooFew } from "#stats/estimate.ts";

const steps = 24;
const minimum = 8;

/** The straight line through a scatter, with the band its height is known to, in the units of the two axes. */
export interface FittedLine {
  slope: number;
  intercept: number;
  /** From the lowest to the highest x: where the line runs, and its 95 % band there. */
  ribbon: { x: number; y: number; low: number; high: number }[];
}

/**
 * Least squares line through the points of a scatter. The band is that of the mean at each x (95 %), widened for
 * carry-over: as if there were only `effectiveN` days, with so many degrees of freedom less two. Needs 8 points.
 */
export function fittedLine(
  points: readonly (readonly [Day, number, number])[],
  effectiveN: number,
): Estimate<FittedLine> {
  const n = points.length;
  if (n < minimum) return tooFew(n, minimum);
  const meanX = points.reduce((total, [, x]) => total + x, 0) / n;
  const meanY = points.reduce((total, [, , y]) => total + y, 0) / n;
  let [xx, xy] = [0, 0];
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [, x, y] of points) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
    lowest = Math.min(lowest, x);
    highest = Math.max(highest, x);
  }
  if (highest === lowest) return noSpread(n);
  const slope = xy / xx;
  const intercept = meanY - slope * meanX;
  const squares = points.reduce((total, [, x, y]) => total + (y - meanY - slope * (x - meanX)) ** 2, 0);
  const worth = Math.max(minimum, effectiveN);
  const spread = Math.sqrt((squares / (n - 2)) * (n / worth));
  const reach = studentTQuantile(0.975, worth - 2) * spread;
  const ribbon = Array.from({ length: steps + 1 }, (_, step) => {
    const x = lowest + ((highest - lowest) * step) / steps;
    const y = intercept + slope * x;
    const half = reach * Math.sqrt(1 / n + (x - meanX) ** 2 / xx);
    return { x, y, low: y - half, high: y + half };
  });
  return known({ slope, intercept, ribbon }, n);
}
