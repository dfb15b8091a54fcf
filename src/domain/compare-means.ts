import { type Estimate, present } from "#stats/estimate.ts";
import { mean } from "#stats/mean.ts";
import { type MeanDifference, meanDifference } from "#stats/mean-difference.ts";
import type { Column } from "./day-columns.ts";

/** Two periods' means, n counting days with a reading, and what separates them. */
export interface MeansCompared {
  here: Estimate<number>;
  other: Estimate<number>;
  /** Null unless both are known. */
  difference: number | null;
  /** The same with its 95 % interval; needs 14 readings on each side. */
  interval: Estimate<MeanDifference>;
}

/** Compares the means of two columns of equal length. Throws a RangeError when they are not. */
export function compareMeans(here: Column, other: Column): MeansCompared {
  if (here.length !== other.length)
    throw new RangeError(`Periods of ${here.length} and ${other.length} days cannot be compared.`);
  const own = mean(present(here));
  const before = mean(present(other));
  return {
    here: own,
    other: before,
    difference: own.known && before.known ? own.value - before.value : null,
    interval: meanDifference(here, other),
  };
}
