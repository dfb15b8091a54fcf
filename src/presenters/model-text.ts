import type { EvidenceLevel } from "#analysis/evidence.ts";
import type { LeftOutPredictor } from "#analysis/regression.ts";
import type { NaiveGuess } from "#analysis/regression-unseen.ts";
import type { PredictorRefusal } from "#domain/regression-question.ts";
import type { CalendarNames } from "./day-label.ts";
import type { IntervalColumns } from "./interval-figure.ts";
import type { WeekWords } from "./series-parts.ts";

/** Words of the Model page's figures and sentences. {names} are filled in. */
export interface ModelText {
  calendar: CalendarNames;
  week: WeekWords;
  /** What scores count in, for sizes and errors. */
  points: string;
  lags: { same: string; before: string; earlier: string };
  steps: { hour: string; point: string; later: string; perCent: string; units: string };
  summary: {
    explained: string;
    days: string;
    fewerDays: string;
    /** With {predictor}. */
    leftOut: Record<LeftOutPredictor["why"], string>;
  };
  verdict: {
    sentence: Record<EvidenceLevel, string>;
    seen: string;
    together: Record<EvidenceLevel, string>;
    collinear: string;
    none: Record<"too-few-days" | "too-few-effective-days" | "carry-over", string>;
    nothingClear: string;
    level: Record<EvidenceLevel, string>;
    jointly: string;
    ownPast: string;
  };
  refused: Record<"title" | "too-few-days" | "outcome-never-varies" | "nothing-to-predict-with", string>;
  effects: {
    title: string;
    natural: string;
    standardised: string;
    columns: IntervalColumns;
    standardisedUnit: string;
    value: string;
    nothing: string;
  };
  fit: {
    r2: string;
    adjustedR2: string;
    f: string;
    residualSd: string;
    aic: string;
    bic: string;
    durbinWatson: string;
    lag1: string;
    days: string;
    worth: string;
    pBelow: string;
    p: string;
  };
  unseen: {
    title: string;
    lead: string;
    weekLead: string;
    actual: string;
    predicted: string;
    sentence: string;
    better: string;
    worse: string;
    tooFew: string;
    guesses: Record<NaiveGuess, string>;
    model: string;
    columns: { guess: string; mae: string; rmse: string; bias: string };
  };
  /** The name of a metric in quotation marks of the language. */
  quoted: string;
  extremes: { calendar: string; rest: string; from: string };
  residuals: {
    time: { title: string; lead: string; weekLead: string; label: string };
    fitted: { title: string; lead: string; fitted: string; residual: string; cross: string };
    lags: { title: string; lead: string; lag: string; correlation: string; band: string };
  };
  detail: {
    intercept: string;
    columns: {
      predictor: string;
      method: string;
      estimate: string;
      se: string;
      t: string;
      p: string;
      interval: string;
      vif: string;
      adjustedP: string;
    };
    methods: { robust: string; neweyWest: string; plain: string };
  };
  refusals: Record<PredictorRefusal, string>;
}
