import { availabilities, type MetricName, metricOf } from "./metrics.ts";

/**
 * Whether a metric is known before another, `lagDays` earlier: any earlier day is; within one day the order is bedtime,
 * night, waking, evening. Strain of a day can precede the next day's recovery, never the same day's.
 */
export function isKnownBefore(earlier: MetricName, later: MetricName, lagDays: number): boolean {
  if (lagDays !== 0) return lagDays > 0;
  return placeInDay(earlier) < placeInDay(later);
}

function placeInDay(metric: MetricName): number {
  return availabilities.indexOf(metricOf(metric).availability);
}
