import { compareMeans, differencesThatHold, type MeansCompared } from "#domain/compare-means.ts";
import { formatMetric, formatMetricDifference } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { plainNotation } from "#domain/notation.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { daysInWords } from "./day-label.ts";
import type { FigureTable } from "./figure-table.ts";
import { fillText } from "./fill-text.ts";
import type { IntervalFigure, IntervalRow } from "./interval-figure.ts";
import type { MetricTexts } from "./metric-text.ts";
import type { TrendsInput } from "./prepare-trends.ts";
import type { TrendDetailsText } from "./trends-text.ts";

/**
 * Both periods' means, metric by metric: the difference with its interval around zero, each on a scale of its own. Null
 * when nothing is compared.
 */
export function prepareComparison(
  { metrics, days, other }: TrendsInput,
  texts: MetricTexts,
  text: TrendDetailsText,
): IntervalFigure | null {
  if (other === null) return null;
  const { compare, calendar } = text;
  const compared = metrics.map((metric) => ({
    metric,
    label: [texts[metric].label, shownUnit(texts[metric].unit, calendar)].filter(Boolean).join(", "),
    means: compareMeans(days.counted[metric], other.counted[metric]),
  }));
  const holds = differencesThatHold(compared.map(({ means }) => means));
  return {
    head: {
      id: "comparison",
      title: compare.title,
      unit: "",
      lead: compare.note,
      days: fillText(compare.days, {
        here: daysInWords(days.range, calendar),
        other: daysInWords(other.range, calendar),
      }),
    },
    rows: compared.map((row, index) => rowOf(row, holds[index] ?? false, text)),
    empty: null,
    table: tableOf(compared, text),
  };
}

interface ComparedMetric {
  metric: MetricName;
  label: string;
  means: MeansCompared;
}

function rowOf(
  { metric, label, means }: ComparedMetric,
  holds: boolean,
  { compare, calendar }: TrendDetailsText,
): IntervalRow {
  const { interval, difference } = means;
  const side = (mean: MeansCompared["here"]) =>
    mean.known
      ? fillText(compare.mean, { mean: formatMetric(metric, mean.value, calendar), n: String(mean.n) })
      : compare.unknown;
  const sides = fillText(compare.sides, { here: side(means.here), other: side(means.other) });
  if (difference === null) return { label, place: null, words: sides };
  if (!interval.known) {
    const shown = formatMetricDifference(metric, difference, calendar);
    const tooFew = fillText(compare.tooFew, { difference: shown, need: String(interval.need) });
    return { label, place: null, words: `${tooFew}; ${sides}` };
  }
  const { low, high } = interval.value;
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const place = (value: number) => 0.5 + value / reach / 2;
  const words = fillText(holds ? compare.difference : compare.within, {
    difference: formatMetricDifference(metric, difference, calendar),
    low: formatMetricDifference(metric, low, calendar),
    high: formatMetricDifference(metric, high, calendar),
  });
  return {
    label,
    zero: 0.5,
    place: { low: place(low), level: place(difference), high: place(high) },
    words: `${words}; ${sides}`,
  };
}

function tableOf(compared: readonly ComparedMetric[], { compare, calendar }: TrendDetailsText): FigureTable {
  const ids = ["metric", "here", "hereDays", "other", "otherDays", "difference", "low", "high"] as const;
  return {
    columns: ids.map((id) => ({ id, label: compare.columns[id] })),
    newestFirst: false,
    rows: compared.map(({ metric, label, means: { here, other, difference, interval } }) => {
      const { unit } = metricOf(metric);
      const cell = (value: number | null, format: typeof formatMetric) => ({
        shown: value === null ? "" : format(metric, value, calendar),
        value: value !== null && unit === "minutes after noon" ? format(metric, value, plainNotation) : value,
      });
      const count = (n: number | null) => ({ shown: n === null ? "" : String(n), value: n });
      return [
        { shown: label, value: metric },
        cell(here.known ? here.value : null, formatMetric),
        count(here.known ? here.n : null),
        cell(other.known ? other.value : null, formatMetric),
        count(other.known ? other.n : null),
        cell(difference, formatMetricDifference),
        cell(interval.known ? interval.value.low : null, formatMetricDifference),
        cell(interval.known ? interval.value.high : null, formatMetricDifference),
      ];
    }),
  };
}
