import { z } from "zod";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { rangeNames } from "#domain/range.ts";
import { readPredictor, readQuestion } from "#domain/regression-question.ts";
import { day, instant } from "./common.ts";
import { estimate, evidenceLevel, interval } from "./estimate.ts";
import { daysQuery } from "./requests.ts";

const metric = z.enum(metricNames as [MetricName, ...MetricName[]]);
const predictorText = z
  .string()
  .refine((word) => readPredictor(word) !== null)
  .meta({
    description: "A metric and how many days before, such as strain:1; without a number the same day.",
  });

const questionFields = { outcome: metric, predictors: z.array(predictorText).min(1).max(12) };

/** `?outcome=recovery&predictors=strain:1,asleepMin&from&to`. */
export const regressionQuery = daysQuery.extend({
  outcome: metric.default("recovery"),
  predictors: z
    .string()
    .transform((words) => words.split(",").map((word) => word.trim()))
    .pipe(questionFields.predictors)
    .meta({ description: "Metrics with the days they lie before, separated by commas." }),
});

/** A question kept under a name. */
export const savedModelBody = z
  .object({
    name: z.string().trim().min(1).max(60),
    ...questionFields,
    range: z.enum(rangeNames).optional().meta({ description: "A named range; else from and to." }),
    from: day.optional(),
    to: day.optional(),
  })
  .refine(({ outcome, predictors }) => readQuestion(outcome, predictors) !== null);

export const savedModelResponse = z.object({ id: z.int() });

export const savedModelsResponse = z.object({
  models: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      outcome: metric,
      predictors: z.array(z.string()),
      range: z.string().meta({ description: "A named range, or two days joined by an underscore." }),
      savedAt: instant,
    }),
  ),
});

const predictor = z.object({ metric, lagDays: z.int() });
const effectInterval = z.object({ estimate: z.number(), ...interval.shape });
const coefficient = z.object({
  estimate: z.number(),
  standardError: z.number(),
  t: z.number(),
  p: z.number(),
  ...interval.shape,
});
const inference = {
  robust: coefficient.meta({ description: "Equal-weighted cosine; verdicts rest on this." }),
  plain: coefficient.meta({ description: "As if days were independent." }),
  neweyWest: coefficient.meta({ description: "Bartlett weights over calendar days." }),
};
const errors = z.object({ n: z.int(), mae: z.number(), rmse: z.number(), bias: z.number() });
const explainedDay = z.object({
  day,
  actual: z.number(),
  fitted: z.number(),
  contributions: z.array(z.number()),
  calendar: z.number(),
  rest: z.number(),
});
const guess = z.enum(["average", "last-week", "yesterday", "weekday"]);

const counts = {
  days: z.int().meta({ description: "Days of the range." }),
  n: z.int().meta({ description: "Days with the outcome and every predictor." }),
};
const leftOut = z.object({ predictor, why: z.enum(["no-readings", "adds-nothing"]) });
const refusedAnswer = z.object({
  known: z.literal(false),
  ...counts,
  why: z.enum(["too-few-days", "outcome-never-varies", "nothing-to-predict-with"]),
  have: z.int().optional(),
  need: z.int().optional(),
  leftOut: z.array(leftOut).optional(),
});

const knownAnswer = z.object({
  known: z.literal(true),
  ...counts,
  effectiveN: z.number().meta({ description: "How many independent days these are worth." }),
  leftOut: z.array(leftOut).meta({ description: "Asked for, but of no use in these days." }),
  noVerdict: z
    .object({
      why: z.enum(["too-few-days", "too-few-effective-days", "carry-over"]),
      have: z.int().optional(),
      need: z.int().optional(),
    })
    .nullable(),
  fit: z.object({
    n: z.int(),
    k: z.int(),
    residualSd: z.number(),
    r2: z.number(),
    adjustedR2: z.number(),
    f: z.number(),
    fP: z.number(),
    logLikelihood: z.number(),
    aic: z.number(),
    bic: z.number(),
  }),
  shares: z.object({ calendar: z.number(), metrics: z.number() }).meta({
    description: "Of R²: what weekday levels and a straight drift explain alone, and what the metrics add.",
  }),
  durbinWatson: z.number(),
  residualCorrelations: z.array(z.number()).meta({ description: "At lags of 1 to 28 days." }),
  intercept: z.object(inference),
  effects: z.array(
    z.object({
      predictor,
      natural: effectInterval.meta({ description: "Robust, per natural step of the predictor." }),
      standardised: effectInterval,
      ...inference,
      vif: z.number(),
      adjustedP: z.number().nullable().meta({ description: "Robust p, adjusted by Holm." }),
      level: evidenceLevel.nullable().meta({
        description: "Null when it is judged together with others, and for the outcome's own past.",
      }),
      steady: z.boolean().meta({ description: "Same sign in both halves of the days." }),
    }),
  ),
  together: z
    .object({ predictors: z.array(predictor), p: z.number(), adjustedP: z.number(), level: evidenceLevel })
    .nullable(),
  extremes: z.object({ mean: z.number(), highest: z.array(explainedDay), lowest: z.array(explainedDay) }),
  unseen: estimate(
    z.object({
      model: errors,
      naive: z.record(guess, errors),
      best: guess,
      skill: z.number(),
      betterP: z.number().nullable().meta({ description: "Diebold and Mariano, one-sided." }),
      convinces: z
        .boolean()
        .meta({ description: "60 days or more, skill of 0.05 or more, and p below 0.05." }),
      better: z.int(),
    }),
  ),
});

export const regressionResponse = z.object({
  range: z.object({ from: day, to: day }),
  outcome: metric,
  scale: z.enum(["plain", "log"]).meta({ description: "HRV is analysed as a natural logarithm." }),
  answer: z.discriminatedUnion("known", [knownAnswer, refusedAnswer]),
});
