import { type MetricName, type morningVitals, vitals } from "./metrics.ts";

/** The numbers beneath the scores of the Today page, in order. */
export const todayMetrics = [
  "hrvMs",
  ...vitals,
  "asleepMin",
  "efficiencyPct",
  "napMin",
  "energyKj",
] as const satisfies readonly MetricName[];
export type TodayMetric = (typeof todayMetrics)[number];

/** What a morning is made of: readings, and sleep against what it needed. */
export type ContributorName = (typeof morningVitals)[number] | "asleepAgainstNeed";
