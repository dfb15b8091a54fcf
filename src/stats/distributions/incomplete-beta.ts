import { continuedFraction } from "./continued-fraction.ts";
import { logBeta } from "./log-gamma.ts";

/** Both tails of a distribution, each with all its digits: neither is 1 minus the other where that would lose any. */
export interface Tails {
  lower: number;
  upper: number;
}

/**
 * Regularised incomplete beta function I_x(a, b) and 1 − I_x(a, b), a and b > 0. The caller gives x and 1 − x, since
 * whoever formed x knows its complement exactly. Continued fraction DLMF 8.17.22 on the side where it converges fast.
 */
export function incompleteBeta(x: number, complement: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (complement <= 0) return { lower: 1, upper: 0 };
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = nearTail(x, complement, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = nearTail(complement, x, b, a);
  return { lower: 1 - upper, upper };
}

function nearTail(x: number, complement: number, a: number, b: number): number {
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-complement);
  const logComplement = x < 0.5 ? Math.log1p(-x) : Math.log(complement);
  const front = Math.exp(a * logX + b * logComplement - logBeta(a, b)) / a;
  const fraction = continuedFraction(1, (j) => {
    const m = Math.floor(j / 2);
    const numerator =
      j % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    return [numerator, 1];
  });
  return front / fraction;
}
