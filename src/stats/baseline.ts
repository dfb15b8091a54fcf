import { type Estimate, known, noSpread, present, tooFew } from "./estimate.ts";
import { mean } from "./mean.ts";
import { standardDeviation } from "./standard-deviation.ts";

/** A usual level and the spread around it, in the unit of the readings. */
export interface Baseline {
  mean: number;
  sd: number;
}

/** Fewest readings for which a window of so many days makes a baseline. */
export const baselineMinimum = { 7: 4, 30: 14 } as const;

/**
 * Baseline: what is usual? `before` holds the calendar days *before* the day in question, one entry each, `null` where
 * there is no reading; the day itself stays outside, or every z-score would shrink. Needs `minimum` readings.
 */
export function baseline(before: readonly (number | null)[], minimum: number): Estimate<Baseline> {
  const readings = present(before);
  const centre = mean(readings);
  const spread = standardDeviation(readings);
  if (readings.length < minimum || !centre.known || !spread.known) return tooFew(readings.length, minimum);
  return known({ mean: centre.value, sd: spread.value }, readings.length);
}

/**
 * z-score: how many usual spreads does `value` lie above (+) or below (−) the usual level? Unknown when the baseline is,
 * and when the baseline has no spread at all. n is the baseline's.
 */
export function zScore(value: number, usual: Estimate<Baseline>): Estimate<number> {
  if (!usual.known) return usual;
  // Equal readings may leave a rounding error behind as their "spread".
  const { mean: centre, sd } = usual.value;
  if (sd <= Math.abs(centre) * 1e-14) return noSpread(usual.n);
  return known((value - centre) / sd, usual.n);
}
