import type { Column } from "#domain/day-columns.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import type { Estimate } from "#stats/estimate.ts";
import { median } from "#stats/median.ts";
import type { ThirdsDifference } from "#stats/thirds-difference.ts";
import { type Comparison, compareMetrics, familySize, lags, leadingFindings } from "./correlations.ts";
import { adjustedEffect, adjustPair } from "./effect.ts";
import type { MetricSeries } from "./metric-series.ts";

/** So many findings get words and an effect of their own; the rest is in the matrix. */
const mostInWords = 6;

/** A finding with its size in natural units. */
export interface Finding extends Comparison {
  effect: Estimate<ThirdsDifference>;
  /** HRV differs in ratios: its effects are in percent, all others in the unit of y. */
  effectInPercent: boolean;
  /** Near-copies of x or y that go with it likewise. */
  alike: MetricName[];
}

/** A scan of all metrics, summed up. */
export interface ScanSummary {
  range: Range;
  metrics: MetricName[];
  /** Comparisons with a q-value, and those with q ≤ 0.10 among them. */
  family: number;
  holding: number;
  /** The same by lag, for the chooser: clear and tentative comparisons. */
  holdingByLag: number[];
  /** Median over the family; null without one. */
  typicalEffectiveN: number | null;
  /** The most days any pair has. */
  mostCommonDays: number;
  /** From a choice to an outcome, surest lower bound first. */
  strongest: Finding[];
}

/** All metrics compared with each other: every comparison, and what it comes to. */
export interface CorrelationScan {
  summary: ScanSummary;
  comparisons: Comparison[];
}

/** Compares all metrics with each other, and measures the strongest findings in natural units. */
export function scanCorrelations(series: MetricSeries): CorrelationScan {
  const { range, metrics, comparisons } = compareMetrics(series);
  const column = (metric: MetricName): Column =>
    series.columns.find((each) => each.metric === metric)?.values ?? [];
  const strongest = leadingFindings(comparisons)
    .slice(0, mostInWords)
    .map(({ comparison, alike }): Finding => {
      const { x, y, lagDays } = comparison;
      return {
        ...comparison,
        alike,
        ...adjustedEffect(y, adjustPair({ x, y, lagDays, range, columnX: column(x), columnY: column(y) })),
      };
    });
  const holds = ({ level }: Comparison) => level === "clear" || level === "tentative";
  const effectiveN = median(comparisons.flatMap(({ found }) => (found === null ? [] : [found.effectiveN])));
  return {
    summary: {
      range,
      metrics,
      family: familySize(comparisons),
      holding: comparisons.filter(holds).length,
      holdingByLag: lags.map(
        (lag) => comparisons.filter((each) => each.lagDays === lag && holds(each)).length,
      ),
      typicalEffectiveN: effectiveN.known ? effectiveN.value : null,
      mostCommonDays: comparisons.reduce((most, { n }) => Math.max(most, n), 0),
      strongest,
    },
    comparisons,
  };
}
