import type { RegressionResult } from "#analysis/regression.ts";
import { addDays } from "#domain/day.ts";
import { formatNumber } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { naturalDifference } from "#domain/natural-step.ts";
import type { Range } from "#domain/range.ts";
import type { RegressionQuestion } from "#domain/regression-question.ts";
import { shownDifference, shownUnit, shownValue } from "#domain/shown-units.ts";
import { slotsOf, summarise } from "#domain/slots.ts";
import { fillText } from "./fill-text.ts";
import { metricOptions } from "./metric-options.ts";
import { type ModelWords, outcomeSize, outcomeUnit, predictorLabel } from "./model-words.ts";
import { niceScale } from "./nice-scale.ts";
import type { ScatterAxis, ScatterModel } from "./scatter-model.ts";
import type { SeriesColumn, SeriesModel } from "./series-model.ts";
import { axis, axisOf, extremes, metricColumns, timeAxis } from "./series-parts.ts";
import { labelledTicks } from "./tick-labels.ts";

interface Fitted {
  question: RegressionQuestion;
  range: Range;
  result: RegressionResult;
}

/** What came and what the model said, on weeks it was not fitted on; null while there are none. */
export function prepareUnseenSeries(
  { question: { outcome }, range, result: { unseen, days } }: Fitted,
  words: ModelWords,
): SeriesModel | null {
  if (!unseen.known) return null;
  const { text, metrics } = words;
  const judged = unseen.value.days;
  const first = judged[0]?.place ?? 0;
  const values = (read: (day: (typeof judged)[number]) => number) => {
    const series = new Array<number | null>(days).fill(null);
    for (const day of judged) series[day.place] = read(day);
    return series;
  };
  const shown = { from: addDays(range.from, first), to: range.to };
  const slots = slotsOf(shown, text.calendar.weekStart);
  const stretches = slots.stepDays !== 1;
  const options = metricOptions(outcome, metrics);
  const columns = [
    ...metricColumns(
      { ...options, grows: false },
      summarise(
        values(({ actual }) => actual),
        range.from,
        shown,
        slots,
      ),
      slots,
      text.week,
    ),
    ...metricColumns(
      { ...options, grows: false, id: "predicted", label: text.unseen.predicted },
      summarise(
        values(({ predicted }) => predicted),
        range.from,
        shown,
        slots,
      ),
      slots,
      text.week,
    ).slice(0, 1),
  ];
  return {
    id: `model-unseen-${outcome}`,
    title: text.unseen.title,
    unit: metrics[outcome].unit,
    lead: stretches ? text.unseen.weekLead : text.unseen.lead,
    ...timeAxis(shown, slots, text.calendar),
    shaded: [],
    partial: [],
    panels: [
      {
        title: null,
        ...axisOf(columns, {
          fromZero: false,
          decimals: metricOf(outcome).decimals,
          notation: text.calendar,
        }),
        tall: true,
        layers: [
          ...extremes(outcome, slots, "vital"),
          { kind: "dots", of: outcome, tone: "vital" },
          { kind: "line", of: "predicted", tone: "ink", dots: false, thin: false },
        ],
      },
    ],
    columns,
    keys: [
      {
        mark: "dot",
        tone: "vital",
        label: fillText(text.unseen.actual, { outcome: metrics[outcome].label }),
      },
      { mark: "line", tone: "ink", label: text.unseen.predicted },
    ],
  };
}

/** The errors of the model and of the guesses beside it, in sentences. */
export function prepareUnseenSentences(
  { question: { outcome }, result: { unseen, effects } }: Fitted,
  words: ModelWords,
): string[] {
  const { text, metrics } = words;
  if (!unseen.known)
    return [fillText(text.unseen.tooFew, { have: String(unseen.have), need: String(unseen.need) })];
  const { model, naive, best, better, convinces } = unseen.value;
  const knew = effects
    .filter(({ predictor }) => predictor.metric !== outcome)
    .map(({ predictor }) => fillText(text.quoted, { name: predictorLabel(predictor, words) }));
  return [
    fillText(text.unseen.sentence, {
      n: String(model.n),
      model: outcomeMiss(outcome, model.mae, words),
      guess: text.unseen.guesses[best],
      naive: outcomeMiss(outcome, naive[best].mae, words),
      better: String(better),
    }),
    convinces
      ? fillText(text.unseen.better, {
          knew: (knew.length === 0 ? [text.extremes.calendar] : knew).join(", "),
          outcome: metrics[outcome].label,
        })
      : text.unseen.worse,
  ];
}

/** Errors are in the outcome's own unit, also where sizes of effects are in per cent. */
function outcomeMiss(outcome: MetricName, miss: number, words: ModelWords): string {
  const { unit, scale } = metricOf(outcome);
  if (scale !== "log") return outcomeSize(outcome, miss, words);
  const { calendar } = words.text;
  return `${formatNumber(shownDifference(unit, miss, calendar), 1, calendar)} ${shownUnit(unit, calendar)}`;
}

/** What is left over, day by day: in per cent for an outcome analysed on ln. */
export function prepareResidualSeries(
  { question: { outcome }, range, result }: Fitted,
  words: ModelWords,
): SeriesModel {
  const { text } = words;
  const { title, lead, weekLead, label } = text.residuals.time;
  const slots = slotsOf(range, text.calendar.weekStart);
  const columns: SeriesColumn[] = metricColumns(
    { id: "residual", label, unit: outcomeUnit(outcome, words), format: "signed", decimals: 1 },
    summarise(shownResiduals(outcome, result, words), range.from, range, slots),
    slots,
    text.week,
  );
  const reach = columns
    .flatMap(({ values }) => values)
    .reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 1e-6);
  return {
    id: `model-residuals-${outcome}`,
    title,
    unit: outcomeUnit(outcome, words),
    lead: slots.stepDays === 1 ? lead : weekLead,
    ...timeAxis(range, slots, text.calendar),
    shaded: [],
    partial: slots.partial,
    panels: [
      {
        title: null,
        ...axis(niceScale(-reach, reach, { fromZero: false, duration: false }), (value, places) =>
          formatNumber(value, (reach < 3 ? 1 : 0) + places, text.calendar),
        ),
        tall: false,
        layers: [
          ...extremes("residual", slots, "vital"),
          slots.stepDays === 1
            ? { kind: "bars", of: "residual", base: 0, tones: [{ from: -1e9, tone: "vital" }] }
            : { kind: "dots", of: "residual", tone: "vital" },
        ],
      },
    ],
    columns,
    keys: [],
  };
}

/** What is left over against what the model said, a dot a day. */
export function prepareResidualScatter(
  { question: { outcome }, range, result }: Fitted,
  words: ModelWords,
): ScatterModel {
  const { text, metrics } = words;
  const { title, lead, fitted, residual, cross } = text.residuals.fitted;
  const { unit, scale } = metricOf(outcome);
  const back = scale === "log" ? Math.exp : (value: number) => value;
  const isTime = unit === "min" || unit === "minutes after noon";
  const said = result.fitted.map((value) =>
    value === null ? null : shownValue(unit, back(value), text.calendar) / (isTime ? 60 : 1),
  );
  const left = shownResiduals(outcome, result, words);
  return {
    head: { id: `model-fitted-${outcome}`, title, unit: "", lead, days: "" },
    from: range.from,
    x: scatterAxis(
      { id: "model", label: fitted, unit: isTime ? "h" : shownUnit(metrics[outcome].unit, text.calendar) },
      said,
      words,
    ),
    y: scatterAxis({ id: "residual", label: residual, unit: outcomeUnit(outcome, words) }, left, words),
    points: said.flatMap((x, day): ScatterModel["points"] => {
      const y = left[day] ?? null;
      return x === null || y === null ? [] : [[day, x, y]];
    }),
    order: ["y", "x"],
    legend: cross,
  };
}

function scatterAxis(
  head: Pick<ScatterAxis, "id" | "label" | "unit">,
  values: readonly (number | null)[],
  { text }: ModelWords,
): ScatterAxis {
  const known = values.filter((value) => value !== null);
  const lowest = known.reduce((least, value) => Math.min(least, value), Number.MAX_VALUE);
  const highest = known.reduce((most, value) => Math.max(most, value), -Number.MAX_VALUE);
  const { low, high, ticks } = niceScale(lowest, highest, { fromZero: false, duration: false });
  const decimals = high - low < 8 ? 1 : 0;
  return {
    ...head,
    metric: null,
    low,
    high,
    ticks: labelledTicks(ticks, (value, places) => formatNumber(value, decimals + places, text.calendar)),
  };
}

function shownResiduals(outcome: MetricName, { residuals }: RegressionResult, { text }: ModelWords) {
  const { unit, scale } = metricOf(outcome);
  return residuals.map((value) => {
    if (value === null) return null;
    return scale === "log" ? naturalDifference(outcome, value) : shownDifference(unit, value, text.calendar);
  });
}
