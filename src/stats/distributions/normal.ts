import { incompleteGamma } from "./incomplete-gamma.ts";

const sqrtTwoPi = Math.sqrt(2 * Math.PI);

/**
 * Standard normal distribution function: the share of a standard normal variable below `z`. Full relative precision in
 * the lower tail; for the upper tail ask for −z instead of taking 1 minus the answer.
 */
export function normalCdf(z: number): number {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}

/**
 * Standard normal quantile: the z that a share `p` (0 < p < 1) lies below. Example: 0.975 → 1.959963984540054. A start
 * good to 4.5e-4 (Abramowitz and Stegun 26.2.23), then Halley steps on the distribution function itself.
 */
export function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  const root = Math.sqrt(-2 * Math.log(tail));
  const numerator = 2.515517 + root * (0.802853 + root * 0.010328);
  const denominator = 1 + root * (1.432788 + root * (0.189269 + root * 0.001308));
  let z = numerator / denominator - root;
  for (let step = 0; step < 3; step += 1) {
    const excess = ((normalCdf(z) - tail) * sqrtTwoPi) / Math.exp((-z * z) / 2);
    z -= excess / (1 + (z * excess) / 2);
  }
  return p < 0.5 ? z : -z;
}
