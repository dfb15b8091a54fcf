import { formatMetric, formatMetricDifference, formatNumber, formatSigned } from "./format.ts";
import { type MetricName, metricOf } from "./metrics.ts";
import type { Notation } from "./notation.ts";

/** What lies no further apart differs by the noise of storing and adding alone. */
const noise = 1e-5;
/** In minutes: a second. WHOOP counts a night in milliseconds, but nobody falls asleep to the thousandth. */
const timeNoiseMin = 1 / 60;
const mostPlaces = 6;

/**
 * How many decimal places more than usual numbers of one sentence, table row or axis need, so that those that differ
 * also read differently: "55.1 before, 55.4 after" and never "55 before, 55 after". `write` writes one with so many
 * places more. All of them get the same places, so that they can be compared at sight. What lies no further apart than
 * `sameWithin` is the same.
 */
export function placesToTell(
  values: readonly number[],
  write: (value: number, places: number) => string,
  sameWithin = noise,
): number {
  const different = differing(values, sameWithin);
  for (let places = 0; places <= mostPlaces; places += 1)
    if (new Set(different.map((value) => write(value, places))).size === different.length) return places;
  // Such as times a whole day apart: no place tells them, so none is spent.
  return 0;
}

/** How the numbers of one sentence about a metric are written. */
export interface MetricWriter {
  /** A level of the metric, without its unit. */
  level: (value: number) => string;
  /** A difference of two levels, with its sign; only what is nothing reads as nothing. */
  difference: (value: number) => string;
}

/**
 * How the numbers of one sentence about a metric are written: `levels` of it, and `differences` of levels. All get the
 * metric's own decimals, or as many more as it takes that what differs reads differently.
 */
export function metricsTogether(
  name: MetricName,
  { levels = [], differences = [] }: { levels?: readonly number[]; differences?: readonly number[] },
  notation: Pick<Notation, "decimalMark" | "clock" | "units" | "energy">,
): MetricWriter {
  const level = (value: number, places: number) => formatMetric(name, value, notation, places);
  const difference = (value: number, places: number) => formatMetricDifference(name, value, notation, places);
  const { unit } = metricOf(name);
  const sameWithin = unit === "min" || unit === "minutes after noon" ? timeNoiseMin : noise;
  const places = Math.max(
    placesToTell(levels, level, sameWithin),
    differences.length === 0 ? 0 : placesToTell([0, ...differences], difference, sameWithin),
  );
  return {
    level: (value) => level(value, places),
    difference: (value) => difference(value, places),
  };
}

/** How plain numbers of one sentence are written: with `decimals` places, or as many more as tell them apart. */
export function numbersTogether(
  values: readonly number[],
  decimals: number,
  notation: Pick<Notation, "decimalMark">,
): (value: number) => string {
  const write = (value: number, places: number) => formatNumber(value, decimals + places, notation);
  const places = placesToTell(values, write);
  return (value) => write(value, places);
}

/** How signed differences of one sentence are written; only what is nothing reads as nothing. */
export function differencesTogether(
  values: readonly number[],
  decimals: number,
  notation: Pick<Notation, "decimalMark">,
): (value: number) => string {
  const write = (value: number, places: number) => formatSigned(value, decimals + places, notation);
  const places = placesToTell([0, ...values], write);
  return (value) => write(value, places);
}

/** Ascending, one of each that differ by more than `sameWithin`. */
function differing(values: readonly number[], sameWithin: number): number[] {
  const different: number[] = [];
  for (const value of values.filter(Number.isFinite).toSorted((a, b) => a - b)) {
    const before = different.at(-1);
    if (before === undefined || value - before > sameWithin) different.push(value);
  }
  return different;
}
