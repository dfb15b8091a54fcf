import { compareMeans, judgeDifferences, type MeansCompared } from "#domain/compare-means.ts";
import { formatMetric } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { plainNotation } from "#domain/notation.ts";
import { differencesTogether, type MetricWriter, metricsTogether } from "#domain/numbers-together.ts";
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
    means: compareMeans(days.counted[metric], other.counted[metric], metricOf(metric).scale),
  }));
  const judged = judgeDifferences(compared.map(({ means }) => means));
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
    rows: compared.map((row, index) => rowOf(row, judged[index]?.holds === true, text)),
    empty: null,
    table: tableOf(compared, text),
  };
}

interface ComparedMetric {
  metric: MetricName;
  label: string;
  means: MeansCompared;
}

/** Both means, their difference and its interval are told with the same decimals, so that none reads as another. */
function writerOf({ metric, means }: ComparedMetric, { calendar }: TrendDetailsText): MetricWriter {
  const { here, other, difference, interval, percent } = means;
  const levels = [here, other].flatMap((mean) => (mean.known ? [mean.value] : []));
  const differences = [
    ...(difference === null ? [] : [difference]),
    ...(interval.known ? [interval.value.low, interval.value.high] : []),
  ];
  if (!percent) return metricsTogether(metric, { levels, differences }, calendar);
  const write = differencesTogether(differences, 1, calendar);
  return {
    level: metricsTogether(metric, { levels }, calendar).level,
    difference: (value) => `${write(value)} %`,
  };
}

function rowOf(compared: ComparedMetric, holds: boolean, text: TrendDetailsText): IntervalRow {
  const { label, means } = compared;
  const { compare } = text;
  const { interval, difference } = means;
  const write = writerOf(compared, text);
  const side = (mean: MeansCompared["here"]) =>
    mean.known
      ? fillText(compare.mean, { mean: write.level(mean.value), n: String(mean.n) })
      : compare.unknown;
  const sides = fillText(compare.sides, { here: side(means.here), other: side(means.other) });
  if (difference === null) return { label, place: null, words: sides };
  if (!interval.known) {
    const shown = write.difference(difference);
    const tooFew = fillText(compare.tooFew, { difference: shown, need: String(interval.need) });
    return { label, place: null, words: `${tooFew}; ${sides}` };
  }
  const { low, high } = interval.value;
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const place = (value: number) => 0.5 + value / reach / 2;
  const words = fillText(holds ? compare.difference : compare.within, {
    difference: write.difference(difference),
    low: write.difference(low),
    high: write.difference(high),
  });
  return {
    label,
    zero: 0.5,
    place: { low: place(low), level: place(difference), high: place(high) },
    words: `${words}; ${sides}`,
  };
}

function tableOf(compared: readonly ComparedMetric[], text: TrendDetailsText): FigureTable {
  const { compare } = text;
  const ids = ["metric", "here", "hereDays", "other", "otherDays", "difference", "low", "high"] as const;
  return {
    columns: ids.map((id) => ({ id, label: compare.columns[id] })),
    newestFirst: false,
    rows: compared.map((row) => {
      const { metric, label, means } = row;
      const { here, other, difference, interval } = means;
      const write = writerOf(row, text);
      const clock = metricOf(metric).unit === "minutes after noon";
      const level = (value: number | null) => ({
        shown: value === null ? "" : write.level(value),
        value: value !== null && clock ? formatMetric(metric, value, plainNotation) : value,
      });
      const gap = (value: number | null) => ({
        shown: value === null ? "" : write.difference(value),
        value,
      });
      const count = (n: number | null) => ({ shown: n === null ? "" : String(n), value: n });
      return [
        { shown: label, value: metric },
        level(here.known ? here.value : null),
        count(here.known ? here.n : null),
        level(other.known ? other.value : null),
        count(other.known ? other.n : null),
        gap(difference),
        gap(interval.known ? interval.value.low : null),
        gap(interval.known ? interval.value.high : null),
      ];
    }),
  };
}
