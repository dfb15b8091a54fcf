import type { RefusedReading } from "./day-record.ts";
import { type MetricName, type MetricValues, metricNames, metrics, within } from "./metrics.ts";

/** Takes readings outside the hard limits out of a day's values and lists them. */
export function refuseImpossible(read: MetricValues): { values: MetricValues; refused: RefusedReading[] } {
  const values = { ...read };
  const refused: RefusedReading[] = [];
  for (const metric of metricNames) {
    const value = read[metric];
    if (value === null || within(value, metrics[metric].hard)) continue;
    values[metric] = null;
    refused.push({ metric, value });
  }
  return { values, refused };
}

/** Metrics of a day whose reading is possible but outside the plausible limits. */
export function unlikelyMetrics(values: MetricValues): MetricName[] {
  return metricNames.filter((metric) => {
    const value = values[metric];
    return value !== null && !within(value, metrics[metric].plausible);
  });
}
