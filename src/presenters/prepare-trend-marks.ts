import type { MetricTrend } from "#analysis/drift.ts";
import type { TrendOfMetric } from "#analysis/trends.ts";
import { addDays, type Day, daysBetween } from "#domain/day.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { fillText } from "./fill-text.ts";
import { metricOptions } from "./metric-options.ts";
import type { MetricTexts } from "./metric-text.ts";
import { prepareTrendFindings, type TrendFindingsText } from "./prepare-trend-findings.ts";
import type { SeriesColumn, SeriesKey, SeriesLayer, SeriesModel } from "./series-model.ts";
import { column } from "./series-parts.ts";

/** Words of what is drawn over the lines of the Trends page. */
export interface TrendMarksText {
  /** With {label}. */
  drift: string;
  level: string;
  driftKey: string;
  levelKey: string;
}

interface TrendMarksInput {
  /** The metrics of the series' panels, in their order. */
  metrics: readonly MetricName[];
  /** What was found in `range`, which may end before the days shown. */
  found: { range: Range; metrics: readonly TrendOfMetric[] };
}

interface Marks {
  columns: SeriesColumn[];
  layers: SeriesLayer[];
  keys: SeriesKey[];
}

const slopeDays = 30;

/**
 * Draws into a series what was found in it: a drift that is at least tentative as a line in its 95 % range, and the means
 * before and after each step. What is not clear is not drawn. The lead of a
 * single metric says the same in words.
 */
export function withTrendMarks(
  series: SeriesModel,
  { metrics, found }: TrendMarksInput,
  texts: MetricTexts,
  text: TrendFindingsText & { marks: TrendMarksText },
): SeriesModel {
  const places = Array.from({ length: series.count }, (_, index) => middleOf(series, index, found.range));
  const parts = metrics.map((metric) => {
    const own = found.metrics.find((each) => each.metric === metric);
    if (own === undefined) return { marks: nothing, words: [] };
    const marks = [
      driftMarks(own, places, texts, text.marks),
      levelMarks(own, found.range.from, places, texts, text.marks),
    ];
    return { marks: joined(marks), words: wordsOf(own, text) };
  });
  const all = joined(parts.map(({ marks }) => marks));
  return {
    ...series,
    // Several metrics would make a long paragraph; the card below names each.
    lead: [series.lead, ...(parts.length === 1 ? parts.flatMap(({ words }) => words) : [])].join(" "),
    panels: series.panels.map((panel, index) => {
      const layers = parts[index]?.marks.layers ?? [];
      const under = layers.filter(({ kind }) => kind === "ribbon");
      const over = layers.filter(({ kind }) => kind !== "ribbon");
      return { ...panel, layers: [...under, ...panel.layers, ...over] };
    }),
    columns: [...series.columns, ...all.columns],
    keys: [
      ...series.keys,
      ...all.keys.filter(({ label }, index) => all.keys.findIndex((key) => key.label === label) === index),
    ],
  };
}

const nothing: Marks = { columns: [], layers: [], keys: [] };

function joined(marks: readonly Marks[]): Marks {
  return {
    columns: marks.flatMap(({ columns }) => columns),
    layers: marks.flatMap(({ layers }) => layers),
    keys: marks.flatMap(({ keys }) => keys),
  };
}

/** The middle of a slot as days after the first that was looked at; null outside of what was looked at. */
function middleOf({ from, stepDays }: SeriesModel, index: number, looked: Range): number | null {
  const first = daysBetween(looked.from, from) + index * stepDays;
  const last = daysBetween(looked.from, looked.to);
  if (first > last || first + stepDays - 1 < 0) return null;
  return Math.min(last, Math.max(0, first + (stepDays - 1) / 2));
}

function driftMarks(
  { metric, trend }: TrendOfMetric,
  places: readonly (number | null)[],
  texts: MetricTexts,
  text: TrendMarksText,
): Marks {
  if (!trend.known || (trend.value.level !== "tentative" && trend.value.level !== "clear")) return nothing;
  const { value: drift } = trend;
  const options = metricOptions(metric, texts);
  const ids = { line: `${metric}Drift`, low: `${metric}DriftLow`, high: `${metric}DriftHigh` };
  const along = (per30Days: number) =>
    places.map((place) => (place === null ? null : heightAt(drift, per30Days, place)));
  const edges = [along(drift.interval.low), along(drift.interval.high)];
  const edge = (pick: (...values: number[]) => number) =>
    places.map((_, index) => {
      const [one, other] = edges.map((values) => values[index] ?? null);
      return one == null || other == null ? null : pick(one, other);
    });
  const { label } = options;
  return {
    columns: [
      column({ ...options, id: ids.line, label: fillText(text.drift, { label }) }, along(drift.per30Days)),
      column({ ...options, id: ids.low, listed: false }, edge(Math.min)),
      column({ ...options, id: ids.high, listed: false }, edge(Math.max)),
    ],
    layers: [
      { kind: "ribbon", low: ids.low, high: ids.high, tone: "ink-3" },
      { kind: "line", of: ids.line, tone: "ink", dots: false, thin: true },
    ],
    keys: [{ mark: "thin-line", tone: "ink", label: text.driftKey }],
  };
}

/**
 * The height of a straight line through the level of the stretch a place lies in; on the log scale it is straight there.
 * Null between the stretches a drift was judged on.
 */
function heightAt({ percent, pieces }: MetricTrend, slope: number, place: number): number | null {
  const piece = pieces.find(({ from, to }) => place >= from - 0.5 && place < to + 0.5);
  if (piece === undefined) return null;
  const steps = (place - piece.middle) / slopeDays;
  return percent ? piece.level * (1 + slope / 100) ** steps : piece.level + slope * steps;
}

function levelMarks(
  { metric, changes }: TrendOfMetric,
  from: Day,
  places: readonly (number | null)[],
  texts: MetricTexts,
  text: TrendMarksText,
): Marks {
  const [first] = changes;
  if (first === undefined) return nothing;
  const options = metricOptions(metric, texts);
  const id = `${metric}Level`;
  const levels = places.map((place) => {
    if (place === null) return null;
    const day = addDays(from, Math.floor(place));
    return changes.findLast(({ aroundDay }) => aroundDay <= day)?.meanAfter ?? first.meanBefore;
  });
  return {
    columns: [column({ ...options, id, label: fillText(text.level, { label: options.label }) }, levels)],
    layers: [{ kind: "steps", of: id, tone: "ink-2", joined: true, faint: false }],
    keys: [{ mark: "line", tone: "ink-2", label: text.levelKey }],
  };
}

/** The sentences of what is drawn, under the metric's name. */
function wordsOf(own: TrendOfMetric, text: TrendFindingsText): string[] {
  return prepareTrendFindings([own], text).flatMap(({ label, words, steps }) => {
    const drawn = own.trend.known && own.trend.value.level !== "nothing-clear";
    return (drawn ? [words, ...steps] : steps).map((sentence) => `${label}: ${sentence}`);
  });
}
