import { type Day, dayRange } from "#domain/day.ts";
import { type MetricName, metricOf, within } from "#domain/metrics.ts";
import {
  correlationP,
  fisherInterval,
  type Interval,
  spearmanInterval,
} from "#stats/correlation-inference.ts";
import { effectiveSize } from "#stats/effective-n.ts";
import type { Estimate } from "#stats/estimate.ts";
import { pearson } from "#stats/pearson.ts";
import { spearman } from "#stats/spearman.ts";
import type { ThirdsDifference } from "#stats/thirds-difference.ts";
import { adjustedEffect, adjustPair, type PairOfColumns } from "./effect.ts";
import { type FittedLine, fittedLine } from "./fitted-line.ts";
import { lagged } from "./metric-series.ts";
import { type Outlier, outliersOf } from "./pair-outliers.ts";

/** A coefficient with the inference other software prints: it takes days for independent and carries no verdict. */
export interface PlainCorrelation {
  r: number;
  p: number;
  interval: Interval;
}

/** Two metrics at a lag, opened: what is computed for one pair only. Readings are in the metrics' units. */
export interface OpenedPair {
  x: MetricName;
  y: MetricName;
  lagDays: number;
  /** Days of the range, and those that have both readings. */
  days: number;
  n: number;
  /** Oldest first: the day of y, x of `lagDays` before, y. */
  points: [day: Day, x: number, y: number][];
  pearson: Estimate<PlainCorrelation>;
  spearman: Estimate<PlainCorrelation>;
  /** What weekday and drift leave. */
  adjusted: Estimate<{ r: number; effectiveN: number }>;
  line: Estimate<FittedLine>;
  /** Days far from the line, furthest first, and days with an unlikely reading. */
  outliers: Outlier[];
  /** On the adjusted series; in percent where y is analysed on the log scale, else in its unit. */
  effect: Estimate<ThirdsDifference>;
  effectInPercent: boolean;
}

/** Opens a pair. Both columns have an entry for each day of the range. */
export function openPair(pair: PairOfColumns): OpenedPair {
  const { x, y, lagDays, range, columnX, columnY } = pair;
  const raw = lagged(columnX, columnY, lagDays);
  const left = adjustPair(pair);
  const days = dayRange(range.from, range.to);
  const points = raw.y.flatMap((value, index): OpenedPair["points"] => {
    const before = raw.x[index] ?? null;
    const day = days[index + lagDays];
    return value === null || before === null || day === undefined ? [] : [[day, before, value]];
  });
  const ownScale = (metric: MetricName, value: number) =>
    metricOf(metric).scale === "log" ? Math.log(value) : value;
  const onScale = {
    x: raw.x.map((value) => (value === null ? null : ownScale(x, value))),
    y: raw.y.map((value) => (value === null ? null : ownScale(y, value))),
  };
  const r = pearson(onScale.x, onScale.y);
  const rank = spearman(raw.x, raw.y);
  const rest = pearson(left.x, left.y);
  const effectiveN = Math.max(4, effectiveSize(left.x, left.y).effectiveN - 7);
  const line = fittedLine(points, effectiveSize(raw.x, raw.y).effectiveN);
  return {
    x,
    y,
    lagDays,
    days: days.length,
    n: points.length,
    points,
    pearson: withInference(r, fisherInterval),
    spearman: withInference(rank, spearmanInterval),
    adjusted: rest.known ? { ...rest, value: { r: rest.value, effectiveN } } : rest,
    line,
    outliers: line.known
      ? outliersOf(points, line.value, {
          x: (value) => within(value, metricOf(x).plausible),
          y: (value) => within(value, metricOf(y).plausible),
        })
      : [],
    ...adjustedEffect(y, left),
  };
}

function withInference(
  r: Estimate<number>,
  intervalOf: (r: number, n: number) => Interval,
): Estimate<PlainCorrelation> {
  if (!r.known) return r;
  if (r.n < 4) return { known: false, why: "too-few-days", have: r.n, need: 4 };
  return { ...r, value: { r: r.value, p: correlationP(r.value, r.n), interval: intervalOf(r.value, r.n) } };
}
