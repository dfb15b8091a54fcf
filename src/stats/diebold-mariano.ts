import { studentTTwoSided } from "./distributions/student-t.ts";
import { type Estimate, known, noSpread, tooFew } from "./estimate.ts";

/** Whether one series of forecasts misses by less than another. */
export interface ForecastComparison {
  /** Below zero the first one is better. */
  statistic: number;
  twoSidedP: number;
  /** One-sided: how easily chance alone would make the first one look so much better. */
  betterP: number;
}

/**
 * Diebold–Mariano test for forecasts one day ahead: are the losses of one forecast smaller than those of another, day by
 * day? `lossDifferences` are loss of the first minus loss of the second. The mean difference over its standard error, times
 * √((n − 1)/n), against t with n − 1 degrees of freedom (Diebold and Mariano 1995; Harvey, Leybourne and Newbold 1997).
 * Needs 3 days.
 */
export function dieboldMariano(lossDifferences: readonly number[]): Estimate<ForecastComparison> {
  const n = lossDifferences.length;
  if (n < 3) return tooFew(n, 3);
  const mean = lossDifferences.reduce((total, value) => total + value, 0) / n;
  const variance = lossDifferences.reduce((total, value) => total + (value - mean) ** 2, 0) / n;
  if (variance === 0) return noSpread(n);
  const statistic = (mean / Math.sqrt(variance / n)) * Math.sqrt((n - 1) / n);
  const twoSidedP = studentTTwoSided(statistic, n - 1);
  return known({ statistic, twoSidedP, betterP: statistic < 0 ? twoSidedP / 2 : 1 - twoSidedP / 2 }, n);
}
