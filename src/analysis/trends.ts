import { addDays, type Day } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import type { Interval } from "#stats/correlation-inference.ts";
import { type Estimate, known } from "#stats/estimate.ts";
import { benjaminiHochberg } from "#stats/false-discovery.ts";
import { type Trend, trendTest } from "#stats/trend-test.ts";
import { type EvidenceLevel, trendLevel } from "./evidence.ts";
import { levelChanges, type StepBetweenLevels } from "./level-changes.ts";
import { type MetricSeries, onOwnScale } from "./metric-series.ts";

const trendMinimum = { minimum: 30, minimumDays: 45 } as const;
const slopeDays = 30;

/** A drift of a metric over a range. On the log scale changes are in percent, else in the metric's unit. */
export interface MetricTrend {
  /** Change per 30 days. */
  per30Days: number;
  interval: Interval;
  percent: boolean;
  /** Where the line begins and ends, in the metric's unit. */
  lineFrom: number;
  lineTo: number;
  p: number;
  /** Among the trends of all metrics of the same look. */
  q: number;
  phi: number;
  level: EvidenceLevel;
}

/** Drift and steps of one metric. */
export interface TrendOfMetric {
  metric: MetricName;
  trend: Estimate<MetricTrend>;
  /** At most three, oldest first. */
  changes: StepBetweenLevels[];
}

/** Trends of several metrics over one range, judged together. */
export interface Trends {
  range: Range;
  metrics: TrendOfMetric[];
}

/** Looks for a drift and for steps in the level of every metric of `series`. */
export function analyseTrends({ range, columns }: MetricSeries): Trends {
  const scaled = columns.map(({ metric, values }) => ({ metric, values: onOwnScale(metric, values) }));
  const tested = scaled.map(({ values }) => trendTest(values, trendMinimum));
  const q = benjaminiHochberg(tested.flatMap((trend) => (trend.known ? [trend.value.p] : [])));
  let place = 0;
  return {
    range,
    metrics: scaled.map(({ metric, values }, index) => ({
      metric,
      trend: inOwnUnit(metric, tested[index], values, () => q[place++] ?? 1),
      changes: stepsOf(metric, values, range.from),
    })),
  };
}

function inOwnUnit(
  metric: MetricName,
  trend: Estimate<Trend> | undefined,
  values: Column,
  nextQ: () => number,
): Estimate<MetricTrend> {
  if (trend === undefined) throw new RangeError(`No trend was computed for ${metric}.`);
  if (!trend.known) return trend;
  const { line, slope, p, phi } = trend.value;
  const percent = metricOf(metric).scale === "log";
  const change = (perDay: number) => (percent ? 100 * Math.expm1(perDay * slopeDays) : perDay * slopeDays);
  const level = (day: number) => {
    const onScale = line.intercept + line.slope * day;
    return percent ? Math.exp(onScale) : onScale;
  };
  const interval = { low: change(slope.low), high: change(slope.high) };
  const q = nextQ();
  return known(
    {
      per30Days: change(line.slope),
      interval,
      percent,
      lineFrom: level(0),
      lineTo: level(values.length - 1),
      p,
      q,
      phi,
      level: trendLevel({ q, interval }),
    },
    trend.n,
  );
}

/** On the log scale the levels are geometric means, in the metric's unit. */
function stepsOf(metric: MetricName, values: Column, from: Day): StepBetweenLevels[] {
  const back = metricOf(metric).scale === "log" ? Math.exp : (value: number) => value;
  return levelChanges(values, (place) => addDays(from, place)).map((step) => ({
    ...step,
    meanBefore: back(step.meanBefore),
    meanAfter: back(step.meanAfter),
  }));
}
