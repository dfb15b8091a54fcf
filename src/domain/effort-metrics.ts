import type { MetricName } from "./metrics.ts";

/** How hard a day was: all of it is counted from one record of the day's heart rate, so that each resembles the others. */
export const effortMetrics = [
  "strain",
  "energyKj",
  "averageBpm",
  "maxBpm",
  "workouts",
  "workoutStrain",
  "workoutMin",
  "zone0Min",
  "zone1Min",
  "zone2Min",
  "zone3Min",
  "zone4Min",
  "zone5Min",
] as const satisfies readonly MetricName[];
