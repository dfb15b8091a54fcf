import { continuedFraction } from "./continued-fraction.ts";
import type { Tails } from "./incomplete-beta.ts";
import { logGamma, stirlingFrom, stirlingRemainder } from "./log-gamma.ts";

/**
 * Regularised incomplete gamma functions P(a, x) (lower) and Q(a, x) (upper), a > 0, x ≥ 0: a series below the middle
 * (DLMF 8.11.4), a continued fraction above it (DLMF 8.9.2).
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = scale(a, x) * series(a, x);
    return { lower, upper: 1 - lower };
  }
  const fraction = continuedFraction(x + 1 - a, (j) => [-j * (j - a), x + 2 * j + 1 - a]);
  const upper = scale(a, x) / fraction;
  return { lower: 1 - upper, upper };
}

/** x^a e^−x / Γ(a), from x relative to a where a is large, so that large logarithms do not cancel. */
function scale(a: number, x: number): number {
  if (a < stirlingFrom) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const excess = (x - a) / a;
  return Math.exp(a * (Math.log1p(excess) - excess) - stirlingRemainder(a)) * Math.sqrt(a / (2 * Math.PI));
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  for (let k = 1; term > total * 1e-17; k += 1) {
    term *= x / (a + k);
    total += term;
  }
  return total;
}
