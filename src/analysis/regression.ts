import { dayNumber } from "#domain/day.ts";
import type { Range } from "#domain/range.ts";
import type { Predictor, RegressionQuestion } from "#domain/regression-question.ts";
import { autocorrelations } from "#stats/autocorrelation.ts";
import { carryOverLags, effectiveFrom } from "#stats/effective-n.ts";
import type { Estimate } from "#stats/estimate.ts";
import { durbinWatson } from "#stats/regression/durbin-watson.ts";
import { robustMinimum } from "#stats/regression/equal-weighted-cosine.ts";
import { type FitStatistics, fitStatistics } from "#stats/regression/fit-statistics.ts";
import { fitLinearModel, type LinearModel } from "#stats/regression/linear-model.ts";
import { type ExtremeDays, explainExtremes } from "./regression-days.ts";
import { judgeEffects, type RegressionEffects } from "./regression-effects.ts";
import {
  byDay,
  calendarTerms,
  centredByDay,
  hasReadings,
  type RegressionRows,
  type RegressionSeries,
  regressionRows,
} from "./regression-rows.ts";
import { judgeUnseen, type Unseen } from "./regression-unseen.ts";

/** Residual autocorrelation is looked at over four weeks. */
const residualLags = 28;
/** Above this, levels that wander together look related without being so. */
const spuriousCarryOver = 0.7;
const effectiveDaysPerPredictor = 15;
/** A displayed model has at least so many days more than coefficients. */
const spareDays = 6;

/** Weekday levels and a straight drift: so many independent days they use up. */
const usedByCalendar = 7;

/** Why a regression has no result. */
export type RegressionRefusal =
  | { why: "too-few-days"; have: number; need: number }
  | { why: "outcome-never-varies" }
  | { why: "nothing-to-predict-with"; leftOut: LeftOutPredictor[] };

/** A predictor the rest of the model is computed without: it has no reading, or adds nothing to the others. */
export interface LeftOutPredictor {
  predictor: Predictor;
  why: "no-readings" | "adds-nothing";
}

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
  /** Asked for, but of no use in these days. */
  leftOut: LeftOutPredictor[];
  noVerdict: NoVerdict | null;
  /** Of the whole model, weekday levels and a straight drift among it. */
  fit: FitStatistics;
  /** Parts of R²: what weekday and drift explain alone, and what the metrics add. */
  shares: { calendar: number; metrics: number };
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
 * Which of the predictors go with the outcome, comparing days that are alike in the others, in weekday and in a straight
 * drift? Least squares over the days of `range` that have everything, judged by robust inference. A predictor without a
 * reading, or that adds nothing to the others, is left out by itself. `series` begins at least 7 days before the range, for
 * lags.
 */
export function analyseRegression(
  asked: RegressionQuestion,
  series: RegressionSeries,
  range: Range,
): RegressionAnswer {
  const measured = asked.predictors.filter((predictor) => hasReadings(predictor, series, range));
  // When nothing at all is there, what lacks is days.
  const usable = measured.length === 0 ? asked.predictors : measured;
  const rows = regressionRows({ ...asked, predictors: usable }, series, range);
  const n = rows.places.length;
  const refused = (why: RegressionRefusal): RegressionAnswer => ({
    known: false,
    days: rows.days,
    n,
    ...why,
  });
  const fitted = fitWithoutUseless(rows, usable);
  if ("need" in fitted)
    return refused({ why: "too-few-days", have: Math.min(n, fitted.need - 1), ...fitted });
  const { model, question, predictors } = fitted;
  const leftOut = asked.predictors.flatMap((predictor): LeftOutPredictor[] =>
    question.includes(predictor)
      ? []
      : [{ predictor, why: usable.includes(predictor) ? "adds-nothing" : "no-readings" }],
  );
  const fit = fitStatistics(model);
  const durbin = durbinWatson(model.residuals);
  if (fit === null || durbin === null) return refused({ why: "outcome-never-varies" });
  if (question.length === 0) return refused({ why: "nothing-to-predict-with", leftOut });
  const used = { outcome: asked.outcome, predictors: question };
  const residualCorrelations = autocorrelations(centredByDay(rows, model.residuals), residualLags);
  const effectiveN = effectiveDays(rows, predictors, model.residuals);
  const noVerdict = whyNoVerdict(used, { n, effectiveN, carryOver: residualCorrelations[0] ?? 0 });
  const first = dayNumber(range.from);
  const effects = judgeEffects(used, model, {
    dayNumbers: rows.places.map((place) => first + place),
    verdict: noVerdict === null,
  });
  const calendar = fitLinearModel({ outcome: rows.outcome, predictors: calendarTerms(rows) });
  if (effects === null || "why" in calendar) return refused({ why: "outcome-never-varies" });
  const ofCalendar = 1 - calendar.sse / calendar.sst;
  return {
    known: true,
    ...effects,
    days: rows.days,
    n,
    effectiveN,
    leftOut,
    noVerdict,
    fit,
    shares: { calendar: ofCalendar, metrics: Math.max(0, fit.r2 - ofCalendar) },
    durbinWatson: durbin,
    residualCorrelations,
    fitted: byDay(
      rows,
      rows.outcome.map((value, row) => value - (model.residuals[row] ?? 0)),
    ),
    residuals: byDay(rows, model.residuals),
    extremes: explainExtremes(model, rows.places, question.length),
    unseen: judgeUnseen(used, rows, [...predictors, ...calendarTerms(rows)]),
  };
}

interface FittedRows {
  /** On the predictors, and behind them the calendar. */
  model: LinearModel;
  question: Predictor[];
  predictors: Float64Array[];
}

/**
 * Fits the predictors with the calendar (levels that wander or drift together mislead: Granger and Newbold 1974), leaving
 * out one after the other what never changes or follows from the rest.
 */
function fitWithoutUseless(rows: RegressionRows, asked: readonly Predictor[]): FittedRows | { need: number } {
  const calendar = rows.places.length === 0 ? [] : calendarTerms(rows);
  let kept = asked.map((predictor, index) => ({
    predictor,
    column: rows.predictors[index] ?? new Float64Array(),
  }));
  for (;;) {
    const need = kept.length + usedByCalendar + 1 + spareDays;
    if (rows.places.length < need) return { need };
    const predictors = kept.map(({ column }) => column);
    const model = fitLinearModel({ outcome: rows.outcome, predictors: [...predictors, ...calendar] });
    if (!("why" in model)) return { model, question: kept.map(({ predictor }) => predictor), predictors };
    // With the calendar first, the column that depends on others is a predictor's.
    const found = fitLinearModel({ outcome: rows.outcome, predictors: [...calendar, ...predictors] });
    if (!("why" in found) || found.why !== "dependent-column") return { need };
    const useless = found.column - 1 - calendar.length;
    if (kept[useless] === undefined) return { need };
    kept = kept.filter((_, index) => index !== useless);
  }
}

/**
 * The fewest independent days any of the coefficients is known from: what carry-over in both the predictor and the
 * residuals leaves, less what weekday levels and drift use up.
 */
function effectiveDays(
  rows: RegressionRows,
  predictors: readonly Float64Array[],
  residuals: Float64Array,
): number {
  const n = rows.places.length;
  const lags = carryOverLags(n);
  const ofResiduals = autocorrelations(centredByDay(rows, residuals), lags);
  const sizes = predictors.map((predictor) =>
    effectiveFrom(n, autocorrelations(centredByDay(rows, predictor), lags), ofResiduals),
  );
  return Math.max(4, Math.min(n, ...sizes) - usedByCalendar);
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
