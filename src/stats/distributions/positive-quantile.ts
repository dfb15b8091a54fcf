import type { Tails } from "./incomplete-beta.ts";

const steps = 200;

/**
 * The x > 0 at which a distribution on the positive numbers leaves `tails` on its two sides. Newton's method on the
 * logarithms of x and of the smaller tail, kept inside a bracket: there even heavy tails are nearly straight lines.
 */
export function positiveQuantile(
  tails: Tails,
  distribution: (x: number) => Tails,
  density: (x: number) => number,
): number {
  const side = tails.lower < tails.upper ? "lower" : "upper";
  const sign = side === "lower" ? 1 : -1;
  const target = Math.log(tails[side]);
  /** Rises with x: negative left of the quantile. */
  const miss = (x: number) => sign * (Math.log(distribution(x)[side]) - target);
  let low = 1;
  let high = 1;
  while (miss(high) < 0) high *= 2;
  while (miss(low) > 0) low /= 2;
  let x = Math.sqrt(low * high);
  for (let step = 0; step < steps && high - low > 0; step += 1) {
    const error = miss(x);
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    const slope = (x * density(x)) / distribution(x)[side];
    const proposed = x * Math.exp(-error / slope);
    const next = proposed > low && proposed < high ? proposed : Math.sqrt(low * high);
    if (Math.abs(next - x) <= 2e-16 * x) return next;
    x = next;
  }
  return x;
}
