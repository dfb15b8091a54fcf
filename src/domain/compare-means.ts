import { type Estimate, present } from "#stats/estimate.ts";
import { benjaminiYekutieli } from "#stats/false-discovery.ts";
import { type MeanDifference, meanDifference } from "#stats/mean-difference.ts";
import type { Column } from "./day-columns.ts";
import { evidenceThresholds } from "./evidence-thresholds.ts";
import { type MetricScale, meanOnScale } from "./mean-on-scale.ts";

/** Two periods' means, n counting days with a reading, and what separates them. */
export interface MeansCompared {
  here: Estimate<number>;
  other: Estimate<number>;
  /** Null unless both are known. */
  difference: number | null;
  /** The difference and its interval are in percent of `other`, as HRV differs in ratios; else in the metric's unit. */
  percent: boolean;
  /** The same with its 95 % interval; needs 14 readings on each side. */
  interval: Estimate<MeanDifference>;
}

/**
 * Compares the means of two columns of equal length on the scale of their metric: on "log" the means are geometric and
 * the difference is in percent. Throws a RangeError when they are not equally long.
 */
export function compareMeans(here: Column, other: Column, scale?: MetricScale): MeansCompared {
  if (here.length !== other.length)
    throw new RangeError(`Periods of ${here.length} and ${other.length} days cannot be compared.`);
  const own = meanOnScale(present(here), scale);
  const before = meanOnScale(present(other), scale);
  const percent = scale === "log";
  const gap = (from: number, to: number) => (percent ? 100 * (to / from - 1) : to - from);
  return {
    here: own,
    other: before,
    difference: own.known && before.known ? gap(before.value, own.value) : null,
    percent,
    interval: percent ? inPercent(meanDifference(logs(here), logs(other))) : meanDifference(here, other),
  };
}

function logs(column: Column): Column {
  return column.map((value) => (value === null ? null : Math.log(value)));
}

function inPercent(interval: Estimate<MeanDifference>): Estimate<MeanDifference> {
  if (!interval.known) return interval;
  const { difference, low, high, ...rest } = interval.value;
  const percent = (logarithm: number) => 100 * Math.expm1(logarithm);
  return {
    ...interval,
    value: { ...rest, difference: percent(difference), low: percent(low), high: percent(high) },
  };
}

/** What becomes of a difference among all that were compared at once. */
export interface JudgedDifference {
  /** Benjamini and Yekutieli's q; null where no interval is known. */
  q: number | null;
  /** It is more than two such periods vary by. */
  holds: boolean;
}

/** Judges the differences of metrics compared between the same two periods at once, as one family, in their order. */
export function judgeDifferences(compared: readonly MeansCompared[]): JudgedDifference[] {
  const pValues = compared.flatMap(({ interval }) => (interval.known ? [interval.value.p] : []));
  const qValues = benjaminiYekutieli(pValues);
  let place = 0;
  return compared.map(({ interval }) => {
    const q = interval.known ? (qValues[place++] ?? 1) : null;
    return { q, holds: q !== null && q <= evidenceThresholds.periodQ };
  });
}
