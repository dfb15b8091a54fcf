import { type Estimate, known, tooFew } from "./estimate.ts";
import { median } from "./median.ts";

/** Below 6 readings not even the whole span holds the median with 95 % confidence. */
const minimum = 6;

/** A median and the interval it lies in with at least 95 % confidence. */
export interface MedianInterval {
  median: number;
  low: number;
  high: number;
}

/**
 * Median with its distribution-free 95 % interval: how well is the usual value known? The interval runs between the two
 * readings whose ranks a fair coin gives: the k-th lowest and k-th highest, k the largest with P(Binomial(n, ½) < k) ≤
 * 0.025 (Conover 1999, Practical Nonparametric Statistics, 3.2). No shape of the distribution is assumed. In the unit
 * of the readings; needs 6.
 */
export function medianInterval(values: readonly number[]): Estimate<MedianInterval> {
  const n = values.length;
  const middle = median(values);
  if (n < minimum || !middle.known) return tooFew(n, minimum);
  const sorted = [...values].sort((a, b) => a - b);
  const rank = lowerRank(n);
  const low = sorted[rank - 1];
  const high = sorted[n - rank];
  if (low === undefined || high === undefined) return tooFew(n, minimum);
  return known({ median: middle.value, low, high }, n);
}

/** In logarithms, since ½ to the power of some thousand readings is no longer a number. */
function lowerRank(n: number): number {
  let logTerm = -n * Math.LN2;
  let below = Math.exp(logTerm);
  let rank = 0;
  while (below <= 0.025) {
    rank += 1;
    logTerm += Math.log((n - rank + 1) / rank);
    below += Math.exp(logTerm);
  }
  return rank;
}
