import { type Comparison, lags } from "#analysis/correlations.ts";
import { detectableIn } from "#analysis/detectable.ts";
import type { OpenedPair } from "#analysis/open-pair.ts";
import { formatMetric, formatNumber } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { correlationSentence, sizeInWords, whenWords } from "./correlation-sentence.ts";
import { longDate } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import type { InsightsText } from "./insights-text.ts";
import { type IntervalFigure, intervalFigure } from "./interval-figure.ts";
import type { PairBend } from "./pair-bend.ts";
import { type DetailRow, pairDetails } from "./pair-details.ts";
import { preparePairScatter } from "./prepare-pair-scatter.ts";
import type { ScatterModel } from "./scatter-model.ts";

/** A pair of metrics opened: a sentence, the scatter, every lag, the numbers. */
export interface PairModel {
  title: string;
  state: string;
  sentence: string;
  /** The effect, where the sentence does not carry it, and what else is to be known. */
  notes: string[];
  scatter: ScatterModel | null;
  outliers: { day: string; date: string; words: string }[];
  profile: IntervalFigure;
  details: DetailRow[];
}

const wholeEnough = 0.8;
const tellsAnotherStory = 0.1;

/** Prepares an opened pair. `lagsFound` holds its comparisons at all lags, among `family` that were judged together; `bend` is the degree drawn. */
export function preparePair(
  opened: OpenedPair,
  {
    lagsFound,
    family,
    bend,
    text,
  }: { lagsFound: readonly Comparison[]; family: number; bend: PairBend; text: InsightsText },
): PairModel {
  const { x, y, lagDays, n } = opened;
  const comparison: Comparison = lagsFound.find((each) => each.lagDays === lagDays) ?? {
    x,
    y,
    lagDays,
    n,
    level: "too-early",
    found: null,
  };
  const { found, level } = comparison;
  const detectable = found === null ? null : detectableIn(found.effectiveN);
  const when = whenWords(lagDays, text.when);
  return {
    title: fillText(text.pair.title, { x: text.metrics[x].label, y: text.metrics[y].label, when }),
    state: text.states[level],
    sentence: correlationSentence(
      { ...comparison, x, y, n, effect: opened.effect, effectInPercent: opened.effectInPercent },
      { family, detectable, text },
    ),
    notes: notesOf(opened, level, text),
    scatter: preparePairScatter(opened, bend, text),
    outliers: opened.outliers.map(({ day, x: atX, y: atY, unlikely }) => ({
      day,
      date: longDate(day, text.calendar),
      words: fillText(unlikely ? text.pair.unlikely : text.pair.outlier, {
        x: `${text.metrics[x].label} ${withUnit(x, atX, text)}`,
        y: `${text.metrics[y].label} ${withUnit(y, atY, text)}`,
      }),
    })),
    profile: profileOf(lagsFound, text, `${x}-${y}`),
    details: pairDetails(opened, comparison, text),
  };
}

function notesOf(opened: OpenedPair, level: Comparison["level"], text: InsightsText): string[] {
  const { pearson, spearman, adjusted, n, days } = opened;
  const notes: string[] = [];
  const size = sizeInWords(opened, text);
  if (level !== "clear" && level !== "tentative" && size !== null)
    notes.push(fillText(text.sentence.effect, { size, y: text.metrics[opened.y].label }));
  const places = (value: number) => formatNumber(value, 2, text.calendar);
  if (pearson.known && adjusted.known && Math.abs(pearson.value.r - adjusted.value.r) > tellsAnotherStory)
    notes.push(
      fillText(text.pair.adjustment, { raw: places(pearson.value.r), adjusted: places(adjusted.value.r) }),
    );
  const differ =
    pearson.known && spearman.known && Math.abs(pearson.value.r - spearman.value.r) > tellsAnotherStory;
  if (spearman.known && (differ || opened.outliers.length > 0))
    notes.push(fillText(text.pair.robust, { rank: places(spearman.value.r) }));
  if (n < days * wholeEnough)
    notes.push(fillText(text.sentence.coverage, { n: String(n), days: String(days) }));
  return notes;
}

function profileOf(lagsFound: readonly Comparison[], text: InsightsText, id: string): IntervalFigure {
  const { title, lead, value, none, columns } = text.profile;
  const places = (each: number) => formatNumber(each, 2, text.calendar);
  const known = lagsFound.flatMap(({ found }) => (found === null ? [] : [found.interval]));
  const reach = Math.max(0.2, ...known.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const figure = intervalFigure(
    { id: `lags-${id}`, title, unit: "r", lead, days: "" },
    lags.map((lag) => {
      const label = whenWords(lag, text.when);
      const each = lagsFound.find(({ lagDays }) => lagDays === lag);
      if (!each?.found) {
        const words = each === undefined ? text.states.mechanical : text.states[each.level];
        return { id: String(lag), label, level: null, words };
      }
      const { r, interval } = each.found;
      const words = fillText(value, {
        r: places(r),
        low: places(interval.low),
        high: places(interval.high),
        state: text.states[each.level],
      });
      return { id: String(lag), label, words, level: { ...interval, level: r, n: each.n } };
    }),
    { scale: { low: -reach, high: reach }, format: places, columns, nothing: none },
  );
  return { ...figure, rows: figure.rows.map((row) => ({ ...row, zero: 0.5 })) };
}

/** A reading with its unit. */
function withUnit(metric: MetricName, value: number, { metrics, calendar }: InsightsText): string {
  const { unit } = metricOf(metric);
  const shown = formatMetric(metric, value, calendar);
  return unit === "%" ? `${shown} %` : `${shown} ${shownUnit(metrics[metric].unit, calendar)}`.trim();
}
