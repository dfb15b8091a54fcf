import type { RegressionResult } from "#analysis/regression.ts";
import type { EffectInterval, PredictorEffect } from "#analysis/regression-effects.ts";
import { formatNumber } from "#domain/format.ts";
import { naturalDifference } from "#domain/natural-step.ts";
import { differencesTogether } from "#domain/numbers-together.ts";
import { predictorWord, type RegressionQuestion } from "#domain/regression-question.ts";
import { fillText } from "./fill-text.ts";
import { type IntervalFigure, intervalFigure } from "./interval-figure.ts";
import {
  type ModelWords,
  outcomeDifference,
  outcomeTogether,
  outcomeUnit,
  predictorLabel,
  pWords,
  stepWords,
} from "./model-words.ts";

export type EffectScale = "natural" | "standardised";

/** Coefficients as dots on their intervals around zero, in the outcome's unit or all on one scale. */
export function prepareModelEffects(
  { outcome }: RegressionQuestion,
  { effects, n }: RegressionResult,
  scale: EffectScale,
  words: ModelWords,
): IntervalFigure {
  const { text, metrics } = words;
  const label = metrics[outcome].label;
  const intervals = effects.map((effect) => effect[scale]);
  const low = Math.min(0, ...intervals.map((each) => each.low));
  const high = Math.max(0, ...intervals.map((each) => each.high));
  const margin = (high - low) * 0.04;
  const axis = { low: low - margin, high: high + margin };
  const format = (value: number, together: readonly number[]) =>
    scale === "natural"
      ? outcomeTogether(outcome, together, words)(value)
      : differencesTogether(together, 2, text.calendar)(value);
  const figure = intervalFigure(
    {
      id: `model-${outcome}-${scale}`,
      title: fillText(text.effects.title, { outcome: label }),
      unit: scale === "natural" ? outcomeUnit(outcome, words) : text.effects.standardisedUnit,
      lead: fillText(text.effects[scale], { outcome: label }),
      days: "",
    },
    effects.map((effect) => ({
      id: predictorWord(effect.predictor),
      label: predictorLabel(effect.predictor, words),
      words: fillText(text.effects.value, {
        ...shownInterval(effect[scale], format),
        step: scale === "natural" ? stepWords(effect.predictor.metric, words) : "",
        level: levelWords(effect, outcome, words),
      }).replace("  ", " "),
      level: { low: effect[scale].low, level: effect[scale].estimate, high: effect[scale].high, n },
    })),
    { scale: axis, format, columns: text.effects.columns, nothing: text.effects.nothing },
  );
  const zero = (0 - axis.low) / (axis.high - axis.low || 1);
  return { ...figure, rows: figure.rows.map((row) => ({ ...row, zero })) };
}

/** A level, or why there is none: the outcome's own past is allowed for, some cannot be told apart. */
function levelWords(
  { level, predictor }: PredictorEffect,
  outcome: RegressionQuestion["outcome"],
  { text: { verdict } }: ModelWords,
): string {
  if (level !== null) return verdict.level[level];
  return predictor.metric === outcome ? verdict.ownPast : verdict.jointly;
}

function shownInterval(
  { estimate, low, high }: EffectInterval,
  format: (value: number, together: readonly number[]) => string,
) {
  const together = [estimate, low, high];
  return { size: format(estimate, together), low: format(low, together), high: format(high, together) };
}

/** One line of the table of all numbers. */
export interface DetailRow {
  id: string;
  /** Empty on the further lines of the same predictor. */
  predictor: string;
  cells: string[];
}

/** Every coefficient three times: robust, Newey–West and plain, with VIF and adjusted p, to six digits. */
export function prepareModelDetail(result: RegressionResult, words: ModelWords): DetailRow[] {
  const { text } = words;
  const methods = ["robust", "neweyWest", "plain"] as const;
  const lines = (
    id: string,
    label: string,
    inference: Pick<PredictorEffect, (typeof methods)[number]>,
    tail: readonly string[],
  ): DetailRow[] =>
    methods.map((method, index) => {
      const { estimate, standardError, t, p, low, high } = inference[method];
      return {
        id: `${id}-${method}`,
        predictor: index === 0 ? label : "",
        cells: [
          text.detail.methods[method],
          sixDigits(estimate, words),
          sixDigits(standardError, words),
          formatNumber(t, 2, text.calendar),
          pWords(p, words),
          `${sixDigits(low, words)} – ${sixDigits(high, words)}`,
          ...(index === 0 ? tail : tail.map(() => "")),
        ],
      };
    });
  return [
    ...result.effects.flatMap((effect) =>
      lines(predictorWord(effect.predictor), predictorLabel(effect.predictor, words), effect, [
        formatNumber(effect.vif, 1, text.calendar),
        effect.adjustedP === null ? "" : shortP(effect.adjustedP, words),
      ]),
    ),
    ...lines("intercept", text.detail.intercept, result.intercept, ["", ""]),
  ];
}

/** As p-values are written: never below 0.001. */
function shortP(p: number, { text }: ModelWords): string {
  const { calendar } = text;
  return p < 0.001 ? `< ${formatNumber(0.001, 3, calendar)}` : formatNumber(p, 3, calendar);
}

function sixDigits(value: number, { text }: ModelWords): string {
  const digits = Number(value.toPrecision(6));
  return `${digits}`.replace("-", "−").replace(".", text.calendar.decimalMark);
}

/** How closely the model follows the days it was fitted on. */
export function prepareModelFit(
  { outcome }: RegressionQuestion,
  result: RegressionResult,
  words: ModelWords,
): { label: string; value: string; note?: string }[] {
  const { text } = words;
  const { fit } = text;
  const number = (value: number, decimals: number) => formatNumber(value, decimals, text.calendar);
  const { r2, adjustedR2, f, fP, residualSd, aic, bic } = result.fit;
  // On ln the spread is a ratio.
  const spread = naturalDifference(outcome, residualSd);
  return [
    { label: fit.r2, value: number(r2, 3) },
    { label: fit.adjustedR2, value: number(adjustedR2, 3) },
    { label: fit.f, value: number(f, 2), note: pWords(fP, words) },
    {
      label: fit.residualSd,
      value: outcomeDifference(outcome, spread, words).replace("+", ""),
      note: outcomeUnit(outcome, words),
    },
    { label: fit.aic, value: number(aic, 1) },
    { label: fit.bic, value: number(bic, 1) },
    { label: fit.durbinWatson, value: number(result.durbinWatson, 2) },
    { label: fit.lag1, value: number(result.residualCorrelations[0] ?? 0, 2) },
    { label: fit.days, value: String(result.n) },
    { label: fit.worth, value: number(result.effectiveN, 0) },
  ];
}
