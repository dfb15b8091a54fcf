import { type Estimate, present } from "#stats/estimate.ts";
import { benjaminiYekutieli } from "#stats/false-discovery.ts";
import { mean } from "#stats/mean.ts";
import { type MeanDifference, meanDifference } from "#stats/mean-difference.ts";
import type { Column } from "./day-columns.ts";
import { evidenceThresholds } from "./evidence-thresholds.ts";

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

/**
 * Which of some metrics, compared between the same two periods at once, differ by more than chance: their intervals' p as
 * one family (Benjamini–Yekutieli). The others lie within what such periods vary by.
 */
export function differencesThatHold(compared: readonly MeansCompared[]): boolean[] {
  const pValues = compared.flatMap(({ interval }) => (interval.known ? [interval.value.p] : []));
  const q = benjaminiYekutieli(pValues);
  let place = 0;
  return compared.map(({ interval }) => interval.known && (q[place++] ?? 1) <= evidenceThresholds.periodQ);
}
