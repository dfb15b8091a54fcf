import { quantileSorted } from "simple-statistics";
import { type Estimate, known, tooFew } from "./estimate.ts";

/**
 * Quantile: which value do a `share` (0 to 1) of the readings lie below? Type 7 (linear interpolation between ranks),
 * the definition most software uses by default (Hyndman and Fan 1996). In the unit of the readings; needs one.
 * Example: the 0.1 quantile of 1, 2, 3, 4 is 1.3.
 */
export function quantile(values: readonly number[], share: number): Estimate<number> {
  if (values.length === 0) return tooFew(0, 1);
  return known(
    quantileSorted(
      [...values].sort((a, b) => a - b),
      share,
    ),
    values.length,
  );
}
