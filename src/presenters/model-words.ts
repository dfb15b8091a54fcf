import { formatNumber } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { naturalStep } from "#domain/natural-step.ts";
import { differencesTogether } from "#domain/numbers-together.ts";
import type { Predictor } from "#domain/regression-question.ts";
import { shownDifference, shownUnit } from "#domain/shown-units.ts";
import { fillText } from "./fill-text.ts";
import type { MetricTexts } from "./metric-text.ts";
import type { ModelText } from "./model-text.ts";

/** What the words of a model are made of. */
export interface ModelWords {
  metrics: MetricTexts;
  text: ModelText;
}

/** A predictor by name, with its lag. */
export function predictorLabel({ metric, lagDays }: Predictor, { metrics, text }: ModelWords): string {
  const { same, before, earlier } = text.lags;
  const template = lagDays === 0 ? same : lagDays === 1 ? before : earlier;
  return fillText(template, { metric: metrics[metric].label, n: String(lagDays) });
}

/** The step a coefficient is told in: "per hour more". */
export function stepWords(metric: MetricName, { text, metrics }: ModelWords): string {
  const { kind, amount } = naturalStep(metric);
  const { unit } = metricOf(metric);
  const { hour, later, point, perCent, units } = text.steps;
  if (unit === "strain") return point;
  if (kind === "hours") return unit === "minutes after noon" ? later : hour;
  if (kind === "per-cent") return fillText(perCent, { amount: String(amount) });
  const shown = shownDifference(unit, amount, text.calendar);
  const decimals = Number.isInteger(shown) || shown >= 10 ? 0 : 1;
  return fillText(units, {
    amount: formatNumber(shown, decimals, text.calendar),
    unit: unitWords(metric, { text, metrics }),
  })
    .replace(/\s+/g, " ")
    .trim();
}

/** What differences of an outcome count: points of a score, per cent of HRV, minutes, or the metric's unit. */
export function outcomeUnit(metric: MetricName, words: ModelWords): string {
  const { unit, scale } = metricOf(metric);
  if (scale === "log") return "%";
  if (unit === "min" || unit === "minutes after noon") return "min";
  return unitWords(metric, words);
}

function unitWords(metric: MetricName, { text, metrics }: ModelWords): string {
  const { unit } = metricOf(metric);
  if (unit === "%") return text.points;
  return unit === "strain" || unit === "count" ? "" : shownUnit(metrics[metric].unit || unit, text.calendar);
}

/** One place more than a reading has: a step's difference is smaller than a day's. */
function decimalsOf(metric: MetricName): number {
  const { unit, scale, decimals } = metricOf(metric);
  if (scale === "log") return 1;
  return unit === "min" || unit === "minutes after noon" ? 0 : decimals + 1;
}

/** A difference of an outcome on the natural scale as it is shown, with its sign: "−2.2". */
export function outcomeDifference(metric: MetricName, difference: number, words: ModelWords): string {
  return outcomeTogether(metric, [], words)(difference);
}

/** The same for several that are told together, such as an estimate and its interval: all with the same decimals. */
export function outcomeTogether(
  metric: MetricName,
  differences: readonly number[],
  { text }: ModelWords,
): (difference: number) => string {
  const shown = (difference: number) => shownOutcome(metric, difference, text);
  const write = differencesTogether(differences.map(shown), decimalsOf(metric), text.calendar);
  return (difference) => write(shown(difference));
}

/** The same without a sign, for a size. */
export function outcomeSize(metric: MetricName, size: number, words: ModelWords): string {
  const shown = formatNumber(
    Math.abs(shownOutcome(metric, size, words.text)),
    decimalsOf(metric),
    words.text.calendar,
  );
  return `${shown} ${outcomeUnit(metric, words)}`.trim();
}

function shownOutcome(metric: MetricName, difference: number, { calendar }: ModelText): number {
  const { unit, scale } = metricOf(metric);
  return scale === "log" ? difference : shownDifference(unit, difference, calendar);
}

/** A p-value, never below 0.001. */
export function pWords(p: number, { text }: ModelWords): string {
  return p < 0.001 ? text.fit.pBelow : fillText(text.fit.p, { p: formatNumber(p, 3, text.calendar) });
}
