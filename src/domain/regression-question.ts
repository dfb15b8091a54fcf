import { type BuiltInReason, builtInReason } from "./built-in-relation.ts";
import { type MetricName, metricNames } from "./metrics.ts";
import { isKnownBefore } from "./order-of-day.ts";

/** A metric as it stood `lagDays` before the day of the outcome. */
export interface Predictor {
  metric: MetricName;
  lagDays: number;
}

/** What a regression is asked: which metrics, known before it, go with the outcome? */
export interface RegressionQuestion {
  outcome: MetricName;
  predictors: readonly Predictor[];
}

/** Why a metric cannot predict an outcome. */
export type PredictorRefusal = "not-known-before" | BuiltInReason;

export const longestLagDays = 7;
export const mostPredictors = 12;

/** Null when `predictor` may stand in a model of `outcome`. */
export function refusalOf(outcome: MetricName, { metric, lagDays }: Predictor): PredictorRefusal | null {
  const mechanical = builtInReason(metric, outcome, lagDays);
  if (mechanical !== null) return mechanical;
  return isKnownBefore(metric, outcome, lagDays) ? null : "not-known-before";
}

/** A predictor as one word, "strain:1". */
export function predictorWord({ metric, lagDays }: Predictor): string {
  return `${metric}:${lagDays}`;
}

/** The predictor a word means; without a lag it is 0. Null when there is no such metric or lag. */
export function readPredictor(word: string): Predictor | null {
  const [name, lag = "0", ...rest] = word.split(":");
  const metric = metricNames.find((each) => each === name);
  if (metric === undefined || rest.length > 0 || !/^\d$/.test(lag) || Number(lag) > longestLagDays)
    return null;
  return { metric, lagDays: Number(lag) };
}

/** The questions that are there from the start, without what recovery and HRV contain by construction. */
export const readyMadeModels = {
  recovery: {
    outcome: "recovery",
    predictors: ["strain:1", "asleepMin:0", "bedAt:0", "debtMin:0", "recovery:1"],
  },
  hrv: { outcome: "hrvMs", predictors: ["strain:1", "asleepMin:0", "bedAt:0", "debtMin:0", "hrvMs:1"] },
} as const;

/** A question from words, each predictor once; null when a word means nothing. */
export function readQuestion(outcome: string, words: readonly string[]): RegressionQuestion | null {
  const metric = metricNames.find((each) => each === outcome);
  const predictors = [...new Set(words)].map(readPredictor);
  if (metric === undefined || predictors.some((each) => each === null)) return null;
  return { outcome: metric, predictors: predictors.filter((each) => each !== null) };
}
