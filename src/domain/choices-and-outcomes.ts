import { effortMetrics } from "./effort-metrics.ts";
import { type MetricName, morningVitals } from "./metrics.ts";
import { isKnownBefore } from "./order-of-day.ts";

/** What a member chooses: when and how long to sleep, how regularly, naps, and how hard a day is. */
const choices: readonly MetricName[] = [
  "bedAt",
  "asleepMin",
  "consistencyPct",
  "napMin",
  "strain",
  "energyKj",
  "workouts",
  "workoutStrain",
  "workoutMin",
];
/** What comes of it: the next morning, and the night before it. */
const morning: readonly MetricName[] = ["recovery", ...morningVitals];
const nextNight: readonly MetricName[] = ["deepMin", "remMin", "disturbances", "efficiencyPct"];

/**
 * Whether a relation goes from something a member chooses to its nearest outcome: a day's choice to the night and morning
 * after it, a night's choice to the morning it ends with. Such a relation is worth a sentence; others stay in the matrix.
 */
export function isChoiceToOutcome(x: MetricName, y: MetricName, lagDays: number): boolean {
  if (!choices.includes(x) || !(morning.includes(y) || nextNight.includes(y))) return false;
  return lagDays === (isKnownBefore(x, y, 0) ? 0 : 1);
}

const groups: readonly (readonly MetricName[])[] = [
  effortMetrics,
  ["inBedMin", "asleepMin", "lightMin", "deepMin", "remMin"],
  ["hrvMs", "restingBpm"],
];

/** Metrics that are near-copies of one another (effort, night length, heart at rest): one name for each of such a group. */
export function nearCopyGroup(metric: MetricName): MetricName {
  return groups.find((group) => group.includes(metric))?.[0] ?? metric;
}
