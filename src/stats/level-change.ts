import { carryOver, varianceFactor } from "./carry-over.ts";
import { type Estimate, known, noSpread, present, tooFew } from "./estimate.ts";
import { kolmogorovTail } from "./kolmogorov.ts";

/** One step in the level of a series. */
export interface LevelChange {
  /** Readings before the step. */
  k: number;
  /** The place in the series of the last reading before the step. */
  lastBefore: number;
  meanBefore: number;
  meanAfter: number;
  countBefore: number;
  countAfter: number;
  r1: number;
  phi: number;
  statistic: number;
  p: number;
  /** Squared residuals around the two levels. */
  squares: number;
}

/**
 * Level change: where does the level of a series step, and could carry-over alone have made it? k is the first maximum of
 * |S_k|, the partial sums of deviations from the mean; D = max|S_k| / (σ_lr √n) with the long-run spread σ_lr =
 * √(SSR/(n−2)·(1+φ)/(1−φ)) around the two levels; p from Kolmogorov's tail. `series` has an entry a day. Needs 4 readings.
 */
export function levelChange(series: readonly (number | null)[]): Estimate<LevelChange> {
  const values = present(series);
  const n = values.length;
  if (n < 4) return tooFew(n, 4);
  const { k, highest } = largestPartialSum(values);
  const [meanBefore, meanAfter] = [meanOf(values.slice(0, k)), meanOf(values.slice(k))];
  let [seen, lastBefore, squares] = [0, 0, 0];
  const residuals = series.map((value, day) => {
    if (value === null) return null;
    seen += 1;
    if (seen === k) lastBefore = day;
    const rest = value - (seen <= k ? meanBefore : meanAfter);
    squares += rest * rest;
    return rest;
  });
  const { r1, phi } = carryOver(residuals);
  const longRunSd = Math.sqrt((squares / (n - 2)) * varianceFactor(phi));
  // Readings without any spread but the step itself leave a rounding error behind.
  if (highest === 0 || longRunSd <= Math.abs(meanAfter - meanBefore) * 1e-12) return noSpread(n);
  const statistic = highest / (longRunSd * Math.sqrt(n));
  return known(
    {
      k,
      lastBefore,
      meanBefore,
      meanAfter,
      countBefore: k,
      countAfter: n - k,
      r1,
      phi,
      statistic,
      p: kolmogorovTail(statistic),
      squares,
    },
    n,
  );
}

function largestPartialSum(values: readonly number[]): { k: number; highest: number } {
  const mean = meanOf(values);
  let [sum, k, highest] = [0, 1, 0];
  // The last sum is zero but for rounding.
  for (let index = 0; index < values.length - 1; index += 1) {
    sum += (values[index] ?? 0) - mean;
    // Sums equal on paper differ in their last digits: the first one counts.
    if (Math.abs(sum) > highest * (1 + 1e-12)) {
      highest = Math.abs(sum);
      k = index + 1;
    }
  }
  return { k, highest };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
