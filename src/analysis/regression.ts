import { dayNumber } from "#domain/day.ts";
import type { Range } from "#domain/range.ts";
import type { Predictor, RegressionQuestion } from "#domain/regression-question.ts";
import { autocorrelations, pairCounts } from "#stats/autocorrelation.ts";
import { driftP } from "#stats/drift.ts";
import { carryOverLags, effectiveFrom } from "#stats/effective-n.ts";
import type { Estimate } from "#stats/estimate.ts";
import { durbinWatson } from "#stats/regression/durbin-watson.ts";
import { robustMinimum } from "#stats/regression/equal-weighted-cosine.ts";
import { type FitStatistics, fitStatistics } from "#stats/regression/fit-statistics.ts";
import type { LeastSquaresRefusal } from "#stats/regression/least-squares.ts";
import { fitLinearModel, type LinearModel } from "#stats/regression/linear-model.ts";
import { type ExtremeDays, explainExtremes } from "./regression-days.ts";
import { judgeEffects, type RegressionEffects } from "./regression-effects.ts";
import {
  byDay,
  calendarTerms,
  centredByDay,
  type RegressionRows,
  type RegressionSeries,
  regressionRows,
} from "./regression-rows.ts";
import { judgeUnseen, type Unseen } from "./regression-unseen.ts";

/** Residual autocorrelation is looked at over four weeks. */
const residualLags = 28;
/** Above this, levels that wander together look related without being so. */
const spuriousCarryOver = 0.7;
const driftLevel = 0.05;
const effectiveDaysPerPredictor = 15;
/** A displayed model has at least so many days more than coefficients. */
const spareDays = 6;

/** Why a regression has no result. */
export type RegressionRefusal =
  | { why: "too-few-days"; have: number; need: number }
  | { why: "outcome-never-varies" }
  | { why: "predictor-adds-nothing"; predictor: Predictor };

/** Why a model gets no verdict, with the counts behind it. */
export type NoVerdict =
  | { why: "too-few-days" | "too-few-effective-days"; have: number; need: number }
  | { why: "carry-over" };

/** A fitted and judged model. */
export interface RegressionResult extends RegressionEffects {
  /** Days of the range, and those of them that have everything. */
  days: number;
  n: number;
  /** How many independent days they are worth. */
  effectiveN: number;
  /** Why weekday levels and a straight drift are part of the model; null when they are not. */
  calendar: "carry-over" | "drift" | null;
  noVerdict: NoVerdict | null;
  fit: FitStatistics;
  durbinWatson: number;
  /** Of the residuals, at calendar lags 1 to 28. */
  residualCorrelations: number[];
  /** Day by day on the scale of the analysis; null on days that are no row. */
  fitted: (number | null)[];
  residuals: (number | null)[];
  extremes: ExtremeDays;
  unseen: Estimate<Unseen>;
}

export type RegressionAnswer =
  | ({ known: true } & RegressionResult)
  | ({ known: false; days: number; n: number } & RegressionRefusal);

/**
 * Which of the predictors go with the outcome, comparing days that are alike in the others? Least squares over the days
 * of `range` that have everything, judged by robust inference; weekday levels and drift join the model when carry-over in
 * the residuals is strong or both sides drift. `series` begins at least 7 days before the range, for lags.
 */
export function analyseRegression(
  question: RegressionQuestion,
  series: RegressionSeries,
  range: Range,
): RegressionAnswer {
  const rows = regressionRows(question, series, range);
  const n = rows.places.length;
  const refused = (why: RegressionRefusal): RegressionAnswer => ({
    known: false,
    days: rows.days,
    n,
    ...why,
  });
  const need = question.predictors.length + 1 + spareDays;
  if (n < need) return refused({ why: "too-few-days", have: n, need });
  const plain = fitLinearModel(rows);
  if ("why" in plain) return refused(explainRefusal(plain, question, rows));
  const { model, predictors, calendar } = withCalendarWhereNeeded(rows, plain);
  const fit = fitStatistics(model);
  const durbin = durbinWatson(model.residuals);
  if (fit === null || durbin === null) return refused({ why: "outcome-never-varies" });
  const residualCorrelations = correlationsOf(rows, model.residuals, residualLags);
  const effectiveN = effectiveDays(rows, model.residuals, calendar);
  const noVerdict = whyNoVerdict(question, { n, effectiveN, carryOver: residualCorrelations[0] ?? 0 });
  const first = dayNumber(range.from);
  const effects = judgeEffects(question, model, {
    dayNumbers: rows.places.map((place) => first + place),
    verdict: noVerdict === null,
  });
  if (effects === null) return refused({ why: "outcome-never-varies" });
  return {
    known: true,
    ...effects,
    days: rows.days,
    n,
    effectiveN,
    calendar,
    noVerdict,
    fit,
    durbinWatson: durbin,
    residualCorrelations,
    fitted: byDay(
      rows,
      rows.outcome.map((value, row) => value - (model.residuals[row] ?? 0)),
    ),
    residuals: byDay(rows, model.residuals),
    extremes: explainExtremes(model, rows.places, question.predictors.length),
    unseen: judgeUnseen(question, rows, predictors),
  };
}

function explainRefusal(
  refusal: LeastSquaresRefusal,
  { predictors }: RegressionQuestion,
  { places }: RegressionRows,
): RegressionRefusal {
  const predictor = refusal.why === "dependent-column" ? predictors[refusal.column - 1] : undefined;
  if (predictor !== undefined) return { why: "predictor-adds-nothing", predictor };
  const need = predictors.length + 1 + spareDays;
  return { why: "too-few-days", have: Math.min(places.length, need - 1), need };
}

interface FittedRows {
  model: LinearModel;
  predictors: readonly Float64Array[];
  calendar: RegressionResult["calendar"];
}

/** Levels that wander or drift together mislead (Granger and Newbold 1974): then the calendar joins the model. */
function withCalendarWhereNeeded(rows: RegressionRows, plain: LinearModel): FittedRows {
  const without: FittedRows = { model: plain, predictors: rows.predictors, calendar: null };
  const calendar = calendarNeed(rows, plain);
  if (calendar === null || rows.places.length < robustMinimum) return without;
  const predictors = [...rows.predictors, ...calendarTerms(rows)];
  const model = fitLinearModel({ outcome: rows.outcome, predictors });
  return "why" in model ? without : { model, predictors, calendar };
}

function calendarNeed(rows: RegressionRows, { residuals }: LinearModel): RegressionResult["calendar"] {
  const [carryOver = 0] = correlationsOf(rows, residuals, 1);
  if (carryOver > spuriousCarryOver) return "carry-over";
  const drifts = (values: ArrayLike<number>) => driftP(centredByDay(rows, values)) < driftLevel;
  return drifts(rows.outcome) && rows.predictors.some(drifts) ? "drift" : null;
}

function correlationsOf(rows: RegressionRows, residuals: Float64Array, lags: number): number[] {
  const days = centredByDay(rows, residuals);
  return autocorrelations(days, pairCounts(days, lags), lags);
}

/**
 * The fewest independent days any of the coefficients is known from: what carry-over in both the predictor and the
 * residuals leaves. Weekday levels and drift use up seven.
 */
function effectiveDays(
  rows: RegressionRows,
  residuals: Float64Array,
  calendar: RegressionResult["calendar"],
): number {
  const n = rows.places.length;
  const lags = carryOverLags(n);
  const days = centredByDay(rows, residuals);
  const pairs = pairCounts(days, lags);
  const ofResiduals = autocorrelations(days, pairs, lags);
  const sizes = rows.predictors.map((predictor) =>
    effectiveFrom(n, autocorrelations(centredByDay(rows, predictor), pairs, lags), ofResiduals),
  );
  return Math.max(4, Math.min(n, ...sizes) - (calendar === null ? 0 : 7));
}

function whyNoVerdict(
  { predictors }: RegressionQuestion,
  { n, effectiveN, carryOver }: { n: number; effectiveN: number; carryOver: number },
): NoVerdict | null {
  if (n < robustMinimum) return { why: "too-few-days", have: n, need: robustMinimum };
  const need = effectiveDaysPerPredictor * predictors.length;
  if (effectiveN < need) return { why: "too-few-effective-days", have: Math.floor(effectiveN), need };
  return carryOver > spuriousCarryOver ? { why: "carry-over" } : null;
}
