import { sampleStandardDeviation } from "simple-statistics";
import { type Estimate, known, tooFew } from "./estimate.ts";

/**
 * Sample standard deviation (denominator n − 1): how far do single readings usually lie from their mean? In the unit
 * of the readings; needs two. Two passes, never Σx² − n·mean², which loses all digits on large levels.
 * Example: 2, 4, 4, 4, 5, 5, 7, 9 → 2.138089935.
 */
export function standardDeviation(values: readonly number[]): Estimate<number> {
  if (values.length < 2) return tooFew(values.length, 2);
  return known(sampleStandardDeviation([...values]), values.length);
}
