import type { Estimate } from "./estimate.ts";
import { quantile } from "./quantile.ts";

/** Median: the reading in the middle, which one odd night cannot move. Needs one. Example: 1, 2, 9, 4 → 3. */
export function median(values: readonly number[]): Estimate<number> {
  return quantile(values, 0.5);
}
