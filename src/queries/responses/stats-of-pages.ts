import { z } from "zod";
import { type Predictor, readPredictor } from "#domain/regression-question.ts";
import { comparedMetrics } from "#queries/days/metric-series.ts";
import { day } from "./common.ts";
import { estimate, interval } from "./estimate.ts";
import { calendarDay } from "./requests.ts";
import { metric, range, rangeQuery, statsDaysQuery } from "./stats.ts";

/** Words separated by commas. */
/** Words of a list, each once: the same control twice would count twice among what is held alike. */
const words = z.string().transform((list) => [...new Set(list.split(",").map((word) => word.trim()))]);

const controlText = z.string().refine((word) => readPredictor(word) !== null);

/** "strain" and "strain:0" name the same values. */
function oncePerDay(controls: readonly Predictor[]): Predictor[] {
  return controls.filter(
    ({ metric, lagDays }, index) =>
      controls.findIndex((each) => each.metric === metric && each.lagDays === lagDays) === index,
  );
}

export const pairQuery = rangeQuery.extend({
  x: metric.meta({ description: "The metric that comes first." }),
  y: metric,
  lag: z.coerce.number().int().min(0).max(7).default(0).meta({ description: "Days between x and y." }),
  controls: words
    .pipe(z.array(controlText).max(12))
    .transform((list) => oncePerDay(list.flatMap((word) => readPredictor(word) ?? [])))
    .optional()
    .meta({
      description:
        "Metrics held alike for a partial correlation, with the days they lie before y: strain:1,bedAt.",
    }),
});

const plain = z.object({
  r: z.number(),
  p: z.number().meta({ description: "Takes days for independent; carries no verdict." }),
  interval,
});

export const pairResponse = z.object({
  range,
  x: metric,
  y: metric,
  lagDays: z.int(),
  days: z.int().meta({ description: "Days of the range." }),
  n: z.int().meta({ description: "Days that have both." }),
  byConstruction: z.boolean().meta({
    description: "The two are related by arithmetic; their correlation says nothing about the member.",
  }),
  pearson: estimate(plain).meta({ description: "Plain correlation; HRV on ln." }),
  spearman: estimate(plain).meta({ description: "Rank correlation." }),
  adjusted: estimate(z.object({ r: z.number(), effectiveN: z.number() })).meta({
    description: "Plain correlation without weekday rhythm and drift, and the independent days it is worth.",
  }),
  effect: estimate(
    z.object({
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      days: z.int().meta({ description: "Days in each third." }),
    }),
  ).meta({ description: "y on the third of days with the highest x minus the third with the lowest." }),
  effectInPercent: z.boolean(),
  controls: z.array(z.object({ metric, lagDays: z.int() })),
  partial: estimate(
    plain.extend({
      effectiveN: z.number().meta({ description: "Independent days it is worth, less one per control." }),
      effectiveP: z.number(),
      effectiveInterval: interval,
    }),
  )
    .nullable()
    .meta({ description: "Correlation of what the controls leave of both; null without controls." }),
});

const level = estimate(z.number()).meta({ description: "Geometric mean of 7 days, in ms." });
const band = estimate(z.object({ low: z.number(), centre: z.number(), high: z.number() })).meta({
  description:
    "Mean ± half a standard deviation (a convention) of the 60 days before that week, on ln, in ms.",
});
const state = z
  .enum(["above", "inside", "below"])
  .nullable()
  .meta({ description: "Where the level lies against the band: a direction, no verdict." });

export const hrvResponse = z.object({
  range,
  day,
  levelMs: level,
  bandMs: band,
  state,
  variationPct: estimate(z.number()).meta({ description: "100 · sd / mean of the week's ln values." }),
  daysOutside: z
    .object({ outside: z.int(), of: z.int() })
    .meta({ description: "Days of the last year with a level outside its band; about 45 % is typical." }),
  days: z.array(z.object({ day, levelMs: level, bandMs: band, state })),
});

export const weekdaysQuery = statsDaysQuery.extend({ metric });

export const weekdaysResponse = z.object({
  range,
  metric,
  weekdays: z.array(
    z.object({
      weekday: z.int().meta({ description: "1 is Monday, 7 Sunday." }),
      level: estimate(z.object({ median: z.number(), low: z.number(), high: z.number() })).meta({
        description: "Median of the weekday's days and its 95 % interval; needs 6.",
      }),
    }),
  ),
});

export const periodsQuery = statsDaysQuery
  .extend({
    metrics: words
      .pipe(z.array(metric).min(1))
      .default([...comparedMetrics])
      .meta({ description: "Metrics judged together, separated by commas; all without it." }),
    compare: z
      .enum(["before", "year"])
      .default("before")
      .meta({ description: "The days just before, or the same weekdays a year ago. Unused with otherFrom." }),
    otherFrom: calendarDay.optional(),
    otherTo: calendarDay.optional().meta({ description: "Only together with otherFrom." }),
  })
  .refine(({ otherFrom, otherTo }) => (otherFrom === undefined) === (otherTo === undefined), {
    path: ["otherTo"],
  });

export const periodsResponse = z.object({
  range,
  other: range,
  metrics: z.array(
    z.object({
      metric,
      here: estimate(z.number()).meta({ description: "Mean; of HRV the geometric one." }),
      other: estimate(z.number()),
      difference: z.number().nullable(),
      percent: z.boolean().meta({
        description:
          "The difference and its interval are in percent of the other period, else in the metric's unit.",
      }),
      interval: estimate(
        z.object({ difference: z.number(), low: z.number(), high: z.number(), p: z.number() }),
      ).meta({ description: "95 %, carry-over allowed for; needs 14 readings on each side." }),
      q: z
        .number()
        .nullable()
        .meta({ description: "Among the metrics of this answer (Benjamini and Yekutieli)." }),
      holds: z
        .boolean()
        .meta({ description: "More than two such periods vary by, judged by q as on the page." }),
    }),
  ),
});
