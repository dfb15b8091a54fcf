import { incompleteBeta, type Tails } from "./incomplete-beta.ts";
import { logBeta } from "./log-gamma.ts";
import { positiveQuantile } from "./positive-quantile.ts";

/**
 * Two-sided p-value of Student's t: how often would |t| be at least this large by chance alone? `df` > 0, not
 * necessarily whole. Example: t = 2 with 10 degrees of freedom → 0.0733880347707404.
 */
export function studentTTwoSided(t: number, df: number): number {
  return outsideAndInside(Math.abs(t), df).upper;
}

/** Student's t distribution function: the share below `t`. Full relative precision in the lower tail. */
export function studentTCdf(t: number, df: number): number {
  const { lower, upper } = outsideAndInside(Math.abs(t), df);
  return t < 0 ? upper / 2 : 0.5 + lower / 2;
}

/** Student's t quantile: the t that a share `p` (0 < p < 1) lies below. Example: 0.975 with df 10 → 2.22813885198627. */
export function studentTQuantile(p: number, df: number): number {
  const tail = Math.min(p, 1 - p);
  if (tail === 0.5) return 0;
  const logScale = Math.log(2) - logBeta(df / 2, 0.5) - 0.5 * Math.log(df);
  const size = positiveQuantile(
    { lower: 1 - 2 * tail, upper: 2 * tail },
    (t) => outsideAndInside(t, df),
    (t) => Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df)),
  );
  return p < 0.5 ? -size : size;
}

/** Shares within ±t (lower) and beyond it (upper). */
function outsideAndInside(t: number, df: number): Tails {
  if (t === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const ratio = (t / df) * t;
  // df/(df + t²) and t²/(df + t²), each without the rounding of 1 minus the other.
  const { lower, upper } = incompleteBeta(1 / (1 + ratio), ratio / (1 + ratio), df / 2, 0.5);
  return { lower: upper, upper: lower };
}
