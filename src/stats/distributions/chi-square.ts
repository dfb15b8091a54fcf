import { incompleteGamma } from "./incomplete-gamma.ts";
import { logGamma } from "./log-gamma.ts";
import { positiveQuantile } from "./positive-quantile.ts";

/**
 * Upper tail of the χ² distribution: how often would a sum of `df` squared standard normals be at least `x`?
 * Example: 3.84 with 1 degree of freedom → 0.0500435212487051.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).upper;
}

/** χ² distribution function: the share below `x`. Full relative precision in the lower tail. */
export function chiSquareCdf(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).lower;
}

/** χ² quantile: the value that a share `p` (0 < p < 1) lies below. */
export function chiSquareQuantile(p: number, df: number): number {
  const half = df / 2;
  const logScale = -half * Math.LN2 - logGamma(half);
  return positiveQuantile(
    { lower: p, upper: 1 - p },
    (x) => incompleteGamma(half, x / 2),
    (x) => Math.exp(logScale + (half - 1) * Math.log(x) - x / 2),
  );
}
