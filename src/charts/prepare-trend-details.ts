import { compareMeans, type MeansCompared } from "#domain/compare-means.ts";
import { distributionOf } from "#domain/distribution.ts";
import { formatMetric } from "#domain/format.ts";
import { metricOf } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { weekdayLevels } from "#domain/weekday-levels.ts";
import { fillText } from "./fill-text.ts";
import type { MetricTexts } from "./metric-text.ts";
import {
  formatDifference,
  type PeriodRow,
  periodWords,
  type TrendMetric,
  type TrendsInput,
  type TrendsText,
} from "./prepare-trends.ts";

/** Words of what stands below the lines. */
export interface TrendDetailsText extends TrendsText {
  compare: Record<"title" | "metric" | "here" | "other" | "difference" | "unknown" | "mean" | "note", string>;
  distribution: Record<"title" | "today" | "none" | "bin", string>;
  weekdays: Record<"title" | "lead" | "value" | "tooFew", string>;
}

export interface ComparedRow {
  label: string;
  here: string;
  other: string;
  difference: string;
}

export interface DistributionModel {
  bars: { share: number; label: string; isToday: boolean }[];
  sentence: string;
}

/** Means of both periods with their n, metric by metric. */
export function prepareComparison(
  { metrics, days, other }: TrendsInput,
  texts: MetricTexts,
  text: TrendDetailsText,
): ComparedRow[] {
  if (other === null) return [];
  return metrics.map((metric) => {
    const compared = compareMeans(days.counted[metric], other.counted[metric]);
    const words = (side: MeansCompared["here"], range: Range) =>
      side.known
        ? fillText(text.compare.mean, {
            mean: formatMetric(metric, side.value),
            n: String(side.n),
            days: periodWords(range, text.calendar),
          })
        : text.compare.unknown;
    return {
      label: [texts[metric].label, texts[metric].unit].filter(Boolean).join(", "),
      here: words(compared.here, days.range),
      other: words(compared.other, other.range),
      difference: compared.difference === null ? "–" : formatDifference(metric, compared.difference),
    };
  });
}

/** How the days of the range are spread, and where the newest stands among them. */
export function prepareDistribution(
  { days }: TrendsInput,
  metric: TrendMetric,
  text: TrendDetailsText,
): DistributionModel | null {
  const spread = distributionOf(days.counted[metric], days.shown[metric].at(-1) ?? null, metricOf(metric));
  if (spread === null) return null;
  const { counts, low, width, todayBin, today, below, n } = spread;
  const most = Math.max(...counts);
  return {
    bars: counts.map((count, bin) => ({
      share: count / most,
      label: fillText(text.distribution.bin, {
        from: formatMetric(metric, low + bin * width),
        to: formatMetric(metric, low + (bin + 1) * width),
        n: String(count),
      }),
      isToday: bin === todayBin,
    })),
    sentence:
      today === null
        ? fillText(text.distribution.none, { n: String(n) })
        : fillText(text.distribution.today, {
            value: formatMetric(metric, today),
            below: String(below),
            n: String(n),
          }),
  };
}

/** The usual level on each weekday with its interval. */
export function prepareTrendWeekdays(
  { range, days }: TrendsInput,
  metric: TrendMetric,
  text: TrendDetailsText,
): PeriodRow[] {
  const levels = weekdayLevels(days.counted[metric], range.from);
  const known = levels.flatMap((level) => (level.known ? [level.value] : []));
  const lowest = Math.min(...known.map(({ low }) => low));
  const span = Math.max(...known.map(({ high }) => high)) - lowest || 1;
  return levels.map((level, index) => {
    const label = text.calendar.weekdays[index] ?? "";
    if (!level.known)
      return { label, place: null, words: fillText(text.weekdays.tooFew, { have: String(level.have) }) };
    const { median, low, high } = level.value;
    const place = (value: number) => (value - lowest) / span;
    return {
      label,
      place: { low: place(low), level: place(median), high: place(high) },
      words: fillText(text.weekdays.value, {
        median: formatMetric(metric, median),
        low: formatMetric(metric, low),
        high: formatMetric(metric, high),
        n: String(level.n),
      }),
    };
  });
}
