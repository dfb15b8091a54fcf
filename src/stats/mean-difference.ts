import { studentTQuantile, studentTTwoSided } from "./distributions/student-t.ts";
import { type Estimate, known, present, tooFew } from "./estimate.ts";
import { mean } from "./mean.ts";
import { cosineCount } from "./regression/equal-weighted-cosine.ts";

/** Below two weeks of readings a slow wave cannot be told from a level. */
const minimum = 14;

/** A difference of two means and the interval it lies in with about 95 % confidence. */
export interface MeanDifference {
  difference: number;
  low: number;
  high: number;
  /** Two-sided: how easily chance alone would make such a difference. */
  p: number;
}

/**
 * Difference of the means of two separate stretches of days (`here` minus `other`), with an interval that allows for
 * carry-over from day to day: the variance of each mean is its equal-weighted cosine estimate with B = max(2, ⌊0.4·n^⅔⌋)
 * cosines (Lazarus, Lewis, Stock and Watson 2018), degrees of freedom by Welch and Satterthwaite. In the unit of the
 * readings; a null is a day without one. Needs 14 readings on each side; n is the smaller of the two counts.
 */
export function meanDifference(
  here: readonly (number | null)[],
  other: readonly (number | null)[],
): Estimate<MeanDifference> {
  const [own, before] = [present(here), present(other)];
  const n = Math.min(own.length, before.length);
  const [ownMean, beforeMean] = [mean(own), mean(before)];
  if (n < minimum || !ownMean.known || !beforeMean.known) return tooFew(n, minimum);
  const parts = [varianceOfMean(own, ownMean.value), varianceOfMean(before, beforeMean.value)];
  const variance = parts.reduce((total, part) => total + part.variance, 0);
  const difference = ownMean.value - beforeMean.value;
  if (variance === 0)
    return known({ difference, low: difference, high: difference, p: difference === 0 ? 1 : 0 }, n);
  const df = variance ** 2 / parts.reduce((total, part) => total + part.variance ** 2 / part.df, 0);
  const reach = studentTQuantile(0.975, df) * Math.sqrt(variance);
  const p = studentTTwoSided(difference / Math.sqrt(variance), df);
  return known({ difference, low: difference - reach, high: difference + reach, p }, n);
}

function varianceOfMean(values: readonly number[], level: number): { variance: number; df: number } {
  const n = values.length;
  const cosines = cosineCount(n);
  let total = 0;
  for (let q = 1; q <= cosines; q += 1) {
    let sum = 0;
    for (const [index, value] of values.entries())
      sum += (value - level) * Math.cos((Math.PI * q * (index + 0.5)) / n);
    total += (2 / n) * sum ** 2;
  }
  return { variance: total / cosines / n, df: cosines };
}
