import { addDays, type Day } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { evidenceThresholds } from "#domain/evidence-thresholds.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { type Estimate, present } from "#stats/estimate.ts";
import { benjaminiYekutieli } from "#stats/false-discovery.ts";
import type { StepDate } from "#stats/step-date.ts";
import { driftInOwnUnit, type MetricTrend, measureDrift } from "./drift.ts";
import { piecesOf, testSteps } from "./level-steps.ts";
import { type MetricSeries, onOwnScale } from "./metric-series.ts";

/** A step from one level to the next; its date is known to lie between two days. */
export interface StepBetweenLevels {
  /** The first day of the new level, as far as can be told, and the interval it lies in. */
  aroundDay: Day;
  earliestDay: Day;
  latestDay: Day;
  /** Means of the stretches before and after, as far as the neighbouring steps: geometric on the log scale. */
  meanBefore: number;
  meanAfter: number;
  countBefore: number;
  countAfter: number;
  p: number;
  /** Among the drifts and steps of all metrics of the same look. */
  q: number;
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

interface HeldStep extends StepDate {
  p: number;
  q: number;
}

/**
 * Looks for steps in the level of every metric of `series`, and for a drift in what they leave. All of both are one family
 * (Benjamini–Yekutieli). Steps are judged first, with a place kept for the drift of each metric: so no step depends on a
 * drift that depends on it.
 */
export function analyseTrends({ range, columns }: MetricSeries): Trends {
  const scaled = columns.map(({ metric, values }) => ({ metric, values: onOwnScale(metric, values) }));
  const tests = scaled.map(({ values }) => testSteps(values));
  const stepP = tests.flat().map(({ p }) => p);
  const stepQ = benjaminiYekutieli([...stepP, ...scaled.map(() => 1)]);
  let place = 0;
  const steps = tests.map((ofMetric) =>
    ofMetric.flatMap(({ p, step }): HeldStep[] => {
      const q = stepQ[place++] ?? 1;
      return step === null || q > evidenceThresholds.driftOrStepQ ? [] : [{ ...step, p, q }];
    }),
  );
  const drifts = scaled.map(({ metric, values }, index) =>
    measureDrift(
      metric,
      values,
      (steps[index] ?? []).map(({ at }) => at),
    ),
  );
  const driftP = drifts.flatMap((drift) => (drift.known ? [drift.value.p] : []));
  const driftQ = benjaminiYekutieli([...stepP, ...driftP]).slice(stepP.length);
  let judged = 0;
  return {
    range,
    metrics: scaled.map(({ metric, values }, index) => {
      const drift = drifts[index];
      if (drift === undefined) throw new RangeError(`No trend was computed for ${metric}.`);
      return {
        metric,
        trend: drift.known
          ? { ...drift, value: driftInOwnUnit(metric, drift.value, driftQ[judged++] ?? 1) }
          : drift,
        changes: changesOf(metric, values, steps[index] ?? [], range.from),
      };
    }),
  };
}

function changesOf(
  metric: MetricName,
  values: Column,
  steps: readonly HeldStep[],
  from: Day,
): StepBetweenLevels[] {
  const back = metricOf(metric).scale === "log" ? Math.exp : (value: number) => value;
  const ordered = [...steps].sort((a, b) => a.at - b.at);
  const stretches = piecesOf(
    values,
    ordered.map(({ at }) => at),
  ).map((piece) => present(values.slice(piece.from, piece.to)));
  return ordered.map(({ at, earliest, latest, p, q }, index) => {
    const [before = [], after = []] = stretches.slice(index, index + 2);
    return {
      aroundDay: addDays(from, at),
      earliestDay: addDays(from, earliest),
      latestDay: addDays(from, latest),
      meanBefore: back(meanOf(before)),
      meanAfter: back(meanOf(after)),
      countBefore: before.length,
      countAfter: after.length,
      p,
      q,
    };
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
