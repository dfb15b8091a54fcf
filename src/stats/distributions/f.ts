import { incompleteBeta, type Tails } from "./incomplete-beta.ts";
import { logBeta } from "./log-gamma.ts";
import { positiveQuantile } from "./positive-quantile.ts";

/**
 * Upper tail of the F distribution: how often would a ratio of variances be at least `x` by chance alone? `df1` and
 * `df2` > 0. Example: 3 with 3 and 20 degrees of freedom → 0.0548586186682951.
 */
export function fUpperTail(x: number, df1: number, df2: number): number {
  return fTails(x, df1, df2).upper;
}

/** F distribution function: the share below `x`. Full relative precision in the lower tail. */
export function fCdf(x: number, df1: number, df2: number): number {
  return fTails(x, df1, df2).lower;
}

/** F quantile: the ratio that a share `p` (0 < p < 1) lies below. */
export function fQuantile(p: number, df1: number, df2: number): number {
  const logScale = (df1 / 2) * Math.log(df1 / df2) - logBeta(df1 / 2, df2 / 2);
  return positiveQuantile(
    { lower: p, upper: 1 - p },
    (x) => fTails(x, df1, df2),
    (x) => Math.exp(logScale + (df1 / 2 - 1) * Math.log(x) - ((df1 + df2) / 2) * Math.log1p((df1 / df2) * x)),
  );
}

function fTails(x: number, df1: number, df2: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const ratio = (df1 / df2) * x;
  return incompleteBeta(ratio / (1 + ratio), 1 / (1 + ratio), df1 / 2, df2 / 2);
}
