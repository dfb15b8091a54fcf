import type { TrendFindingsText } from "#presenters/prepare-trend-findings.ts";
import type { TrendMarksText } from "#presenters/prepare-trend-marks.ts";
import { calendarText } from "./calendar.ts";
import { insightsText } from "./insights.ts";
import { metricText } from "./metrics.ts";

/** Words for drifts and steps of a level. */
export const trendFindingsText = {
  calendar: calendarText,
  metrics: metricText,
  states: insightsText.states,
  title: "Drift and steps",
  lead: "Steps first, then a drift in what they leave. All of both are judged among all metrics, with carry-over from day to day allowed for.",
  found: "{change} per 30 days ({low} to {high}), {n} days.",
  nothing: "No clear drift: {change} per 30 days, and anything from {low} to {high} would fit. {n} days.",
  tooEarly: "{have} of {need} days. A drift needs 30 readings over 45 days without a step.",
  noSpread: "It never changes.",
  step: "A step around {day}, most likely between {earliest} and {latest}: {before} on average before, {after} after.",
  awaitedState: "Being computed",
  awaited: "The days are being looked at; this takes a moment.",
  marks: {
    drift: "{label}, drift",
    level: "{label}, mean of the stretch",
    driftKey: "Drift, in its 95 % range",
    levelKey: "Mean before and after a step",
  },
} satisfies TrendFindingsText & { marks: TrendMarksText } & Record<string, unknown>;
