import { type Estimate, known, tooFew } from "./estimate.ts";

/**
 * Arithmetic mean: which level do these readings have on average? In the unit of the readings; needs one.
 * Two passes: the second adds the mean of what the first left over, so readings around 10 million keep their digits.
 * Example: 4, 5, 9 → 6.
 */
export function mean(values: readonly number[]): Estimate<number> {
  const n = values.length;
  if (n === 0) return tooFew(0, 1);
  const rough = values.reduce((total, value) => total + value, 0) / n;
  const leftOver = values.reduce((total, value) => total + (value - rough), 0) / n;
  return known(rough + leftOver, n);
}
