import { sampleCorrelation } from "simple-statistics";
import { type Estimate, known, noSpread, tooFew } from "./estimate.ts";
import { pairsOf } from "./pairs.ts";

/**
 * Pearson correlation: how closely do two series lie on a straight line, day by day? −1 to 1, over the days that have
 * both readings; needs 3 of them, and a spread in each. Example: (1, 2), (2, 3), (3, 5) → 0.98198.
 */
export function pearson(a: readonly (number | null)[], b: readonly (number | null)[]): Estimate<number> {
  const pairs = pairsOf(a, b);
  const n = pairs.a.length;
  if (n < 3) return tooFew(n, 3);
  if (isConstant(pairs.a) || isConstant(pairs.b)) return noSpread(n);
  return known(Math.max(-1, Math.min(1, sampleCorrelation(pairs.a, pairs.b))), n);
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
