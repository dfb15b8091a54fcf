import type { Column } from "#domain/day-columns.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import type { Estimate } from "#stats/estimate.ts";
import { median } from "#stats/median.ts";
import type { ThirdsDifference } from "#stats/thirds-difference.ts";
import { type Comparison, compareMetrics, familySize, lags, leadingFindings } from "./correlations.ts";
import { adjustedEffect, adjustPair } from "./effect.ts";
import type { MetricSeries } from "./metric-series.ts";
import { type PackedComparison, packComparisons } from "./packed-comparisons.ts";

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

/** A look at all metrics, summed up. */
export interface ScanSummary {
  range: Range;
  metrics: MetricName[];
  /** Comparisons with a q-value, and those with q ≤ 0.10 among them. */
  family: number;
  holding: number;
  levels: Record<Comparison["level"], number>;
  /** The same by lag, for the chooser: clear and tentative comparisons. */
  holdingByLag: number[];
  /** Median over the family; null without one. */
  typicalEffectiveN: number | null;
  /** The most days any pair has. */
  mostCommonDays: number;
  /** From a choice to an outcome, surest lower bound first. */
  strongest: Finding[];
}

/** A look as it is kept: its summary, and the comparisons of each lag in short. */
export interface CorrelationScan {
  summary: ScanSummary;
  lags: PackedComparison[][];
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
  const levels: ScanSummary["levels"] = {
    "too-early": 0,
    "nothing-clear": 0,
    tentative: 0,
    clear: 0,
    "no-spread": 0,
  };
  for (const { level } of comparisons) levels[level] += 1;
  const holds = ({ level }: Comparison) => level === "clear" || level === "tentative";
  const worth = median(comparisons.flatMap(({ found }) => (found === null ? [] : [found.effectiveN])));
  return {
    summary: {
      range,
      metrics,
      family: familySize(comparisons),
      holding: comparisons.filter(holds).length,
      levels,
      holdingByLag: lags.map(
        (lag) => comparisons.filter((each) => each.lagDays === lag && holds(each)).length,
      ),
      typicalEffectiveN: worth.known ? worth.value : null,
      mostCommonDays: comparisons.reduce((most, { n }) => Math.max(most, n), 0),
      strongest,
    },
    lags: lags.map((lag) =>
      packComparisons(
        metrics,
        comparisons.filter(({ lagDays }) => lagDays === lag),
      ),
    ),
  };
}
