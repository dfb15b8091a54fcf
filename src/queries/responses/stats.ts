import { z } from "zod";
import { metricNames } from "#domain/metrics.ts";
import { analysedRanges } from "#queries/statistics/analyses.ts";
import { day, instant } from "./common.ts";
import { estimate, evidenceLevel, interval } from "./estimate.ts";
import { daysQuery } from "./requests.ts";

export const metric = z.enum(metricNames as [(typeof metricNames)[number], ...typeof metricNames]);
export const range = z.object({ from: day, to: day });
const lag = z.coerce.number().int().min(0).max(7);

/** A named range computed ahead, or two days of one's own. */
export const rangeQuery = daysQuery.extend({
  range: z
    .enum(analysedRanges)
    .default("all")
    .meta({ description: "Used without from and to; these results are computed ahead." }),
});

export const correlationsQuery = rangeQuery.extend({ lag: lag.optional() });
export const lagsQuery = rangeQuery.extend({ x: metric, y: metric });
export const trendsQuery = rangeQuery.extend({});
export const statsDaysQuery = daysQuery;

const comparison = z.object({
  x: metric.meta({ description: "The metric that comes first." }),
  y: metric,
  lagDays: z.int().meta({ description: "Days between x and y." }),
  n: z.int().meta({ description: "Days that have both." }),
  level: z.enum([...evidenceLevel.options, "no-spread"]),
  found: z
    .object({
      r: z.number().meta({ description: "Pearson correlation without weekday rhythm and drift." }),
      interval,
      effectiveN: z.number().meta({ description: "Independent days these are worth." }),
      p: z.number(),
      q: z.number().meta({ description: "Among all comparisons of the scan (Benjamini and Yekutieli)." }),
      qBenjaminiHochberg: z.number().meta({ description: "For comparison; levels do not rest on it." }),
      halves: z.tuple([z.number().nullable(), z.number().nullable()]),
    })
    .nullable()
    .meta({ description: "Null with fewer than 60 common days, and without a spread." }),
});

const scan = {
  range,
  computedAt: instant.nullable().meta({ description: "Null when it was computed for this answer." }),
  family: z.int().meta({ description: "Comparisons that were judged together." }),
  holding: z.int().meta({ description: "Comparisons that are tentative or clear." }),
};

export const correlationsResponse = z.object({
  ...scan,
  metrics: z.array(metric),
  typicalEffectiveN: z.number().nullable(),
  comparisons: z.array(comparison),
});

export const lagsResponse = z.object({ ...scan, x: metric, y: metric, lags: z.array(comparison) });

export const trendsResponse = z.object({
  range,
  computedAt: scan.computedAt,
  metrics: z.array(
    z.object({
      metric,
      trend: estimate(
        z.object({
          per30Days: z.number(),
          interval,
          percent: z.boolean().meta({ description: "Changes are in percent, else in the metric's unit." }),
          lineFrom: z.number(),
          lineTo: z.number(),
          pieces: z
            .array(
              z.object({
                from: z.int(),
                to: z.int(),
                middle: z.number(),
                level: z.number().meta({ description: "Of the line, at the middle." }),
              }),
            )
            .meta({ description: "Stretches between steps, as days after the first." }),
          p: z.number(),
          q: z.number().meta({ description: "Among the drifts and steps of all metrics." }),
          phi: z.number().meta({ description: "Carry-over from one day to the next." }),
          level: evidenceLevel,
        }),
      ),
      changes: z.array(
        z.object({
          aroundDay: day.meta({ description: "First day of the new level, as far as can be told." }),
          earliestDay: day.meta({ description: "With latestDay the interval its date lies in." }),
          latestDay: day,
          meanBefore: z.number(),
          meanAfter: z.number(),
          countBefore: z.int(),
          countAfter: z.int(),
          p: z.number(),
          q: z.number(),
        }),
      ),
    }),
  ),
});

const usual = estimate(z.object({ mean: z.number(), sd: z.number(), low: z.number(), high: z.number() }));

export const baselinesResponse = z.object({
  day: day.nullable(),
  metrics: z.array(
    z.object({
      metric,
      value: z.number().nullable(),
      soFar: z.boolean().meta({
        description: "The day is open and the value still grows: it has no z and no difference.",
      }),
      usual,
      median30: estimate(z.number()),
      differenceFromUsual: z.number().nullable(),
      z: estimate(z.number()),
      robustZ: z.number().nullable().meta({ description: "Only when it tells another story than z." }),
      week: z.object({ usual, z: estimate(z.number()) }),
      weightedLevel: z.number().nullable(),
      unusualDays: z.object({ unusual: z.int(), of: z.int() }),
    }),
  ),
});

const usualTime = estimate(z.object({ meanMin: z.number(), sdMin: z.number() })).meta({
  description: "Minutes after noon, and their spread on the clock face.",
});
const minutes = estimate(z.number());

export const sleepStatsResponse = z.object({
  range,
  averages: z.record(z.string(), minutes),
  usualBed: usualTime,
  usualWake: usualTime,
  debt: z.object({
    shortfallMin: minutes.meta({
      description:
        "The mean of the known nights of two weeks times 14, so scaled where nights are missing; long nights do not cancel short ones.",
    }),
    balanceMin: minutes.meta({ description: "Likewise; long nights cancel short ones." }),
    nights: z
      .object({ have: z.int(), of: z.int() })
      .meta({ description: "How many of the 14 nights the two stand on." }),
    decayingMin: z.number().nullable(),
    vendorMin: z.number().nullable(),
  }),
  regularity: z.object({
    index: estimate(z.number()),
    withoutTravel: estimate(z.number()).nullable(),
    travelDays: z.array(day),
    socialJetlagMin: minutes,
  }),
});

const ratio = estimate(z.number());
const load = z.object({
  acute: ratio,
  chronic: ratio,
  coupledRatio: ratio,
  uncoupledRatio: ratio,
  weighted: estimate(z.object({ acute: z.number(), chronic: z.number(), ratio: z.number() })),
  weeklyChange: estimate(interval),
  weeksAbove: z.object({ above: z.int(), of: z.int() }),
  monotony: ratio,
});

export const loadResponse = z.object({ day, strain: load, zoneWeightedMin: load });
