import type { Column } from "#domain/day-columns.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { Interval } from "#stats/correlation-inference.ts";
import { type Estimate, known, present, tooFew } from "#stats/estimate.ts";
import { leastSquaresDrift } from "#stats/least-squares-drift.ts";
import { type PieceLevel, trendTest } from "#stats/trend-test.ts";
import { driftLevel, type EvidenceLevel } from "./evidence.ts";
import { piecesBetween } from "./level-steps.ts";

const driftMinimum = { minimum: 30, minimumDays: 45 } as const;
const slopeDays = 30;
/** With more equal pairs than this the median of slopes no longer moves with the readings. */
const mostTies = 0.05;

/** A drift as measured, on the scale the metric is analysed on; slopes are per day. */
export interface MeasuredDrift {
  slope: number;
  interval: Interval;
  pieces: PieceLevel[];
  p: number;
  phi: number;
}

/** A stretch of a drift: a straight line (on ln for what is analysed there) through `level` at `middle`. */
export interface DriftPiece {
  /** Places in the range, both ends included. */
  from: number;
  to: number;
  middle: number;
  /** In the metric's unit. */
  level: number;
}

/** A drift of a metric over a range. On the log scale changes are in percent, else in the metric's unit. */
export interface MetricTrend {
  /** Change per 30 days. */
  per30Days: number;
  interval: Interval;
  percent: boolean;
  /** Where the line begins and ends, in the metric's unit. */
  lineFrom: number;
  lineTo: number;
  /** The stretches it was judged on: between the steps of the level, one without any. */
  pieces: DriftPiece[];
  p: number;
  /** Among the drifts and steps of all metrics of the same look. */
  q: number;
  phi: number;
  level: EvidenceLevel;
}

/**
 * The drift of a metric on its own scale, judged on what its `steps` leave. Slope and interval are those of Theil and Sen;
 * of least squares for whole numbers and for readings of which many are equal.
 */
export function measureDrift(
  metric: MetricName,
  values: Column,
  steps: readonly number[],
): Estimate<MeasuredDrift> {
  const { pieces, longest } = piecesBetween(values, steps);
  const { minimum, minimumDays } = driftMinimum;
  const readings = present(values).length;
  if (readings < minimum) return tooFew(readings, minimum);
  if (pieces.length === 0) return tooFew(longest, minimumDays);
  const trend = trendTest(values, driftMinimum, pieces);
  if (!trend.known) return trend;
  const { line, slope: interval, pieces: levels, p, phi } = trend.value;
  if (!comesInWholeNumbers(metric) && tiedShare(values) <= mostTies)
    return known({ slope: line.slope, interval, pieces: levels, p, phi }, trend.n);
  const straight = leastSquaresDrift(values, pieces);
  if (!straight.known) return straight;
  return known({ ...straight.value, p, phi }, trend.n);
}

/** A measured drift per 30 days and in the metric's unit, with its verdict. */
export function driftInOwnUnit(metric: MetricName, drift: MeasuredDrift, q: number): MetricTrend {
  const { slope, interval: perDay, pieces, p, phi } = drift;
  const percent = metricOf(metric).scale === "log";
  const change = (each: number) => (percent ? 100 * Math.expm1(each * slopeDays) : each * slopeDays);
  const back = percent ? Math.exp : (value: number) => value;
  const interval = { low: change(perDay.low), high: change(perDay.high) };
  const heightAt = (piece: PieceLevel | undefined, place: number) =>
    back((piece?.level ?? 0) + slope * (place - (piece?.middle ?? 0)));
  return {
    per30Days: change(slope),
    interval,
    percent,
    lineFrom: heightAt(pieces[0], pieces[0]?.from ?? 0),
    lineTo: heightAt(pieces.at(-1), (pieces.at(-1)?.to ?? 1) - 1),
    pieces: pieces.map(({ from, to, middle, level }) => ({ from, to: to - 1, middle, level: back(level) })),
    p,
    q,
    phi,
    level: driftLevel({ q, interval }),
  };
}

function comesInWholeNumbers(metric: MetricName): boolean {
  const { unit } = metricOf(metric);
  return unit === "bpm" || unit === "count";
}

/** Which share of all pairs of readings is equal. */
function tiedShare(values: Column): number {
  const readings = present(values);
  const counts = new Map<number, number>();
  for (const value of readings) counts.set(value, (counts.get(value) ?? 0) + 1);
  let tied = 0;
  for (const count of counts.values()) tied += count * (count - 1);
  return tied / Math.max(1, readings.length * (readings.length - 1));
}
