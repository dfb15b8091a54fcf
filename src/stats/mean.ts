import { mean as compensatedMean } from "simple-statistics";
import { type Estimate, known, tooFew } from "./estimate.ts";

/**
 * Arithmetic mean: which level do these readings have on average? In the unit of the readings; needs one. The sum is
 * compensated (Kahan–Babuška), so readings around 10 million keep their digits. Example: 4, 5, 9 → 6.
 */
export function mean(values: readonly number[]): Estimate<number> {
  return values.length === 0 ? tooFew(0, 1) : known(compensatedMean([...values]), values.length);
}
