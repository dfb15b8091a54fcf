import type { RefusedReading } from "./day-record.ts";
import { type Limits, type MetricName, type MetricValues, metricNames, metrics, within } from "./metrics.ts";

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

/**
 * Metrics of a day whose reading is possible but outside the plausible limits. On a day that goes on (`open`) what still
 * grows cannot be too low yet.
 */
export function unlikelyMetrics(values: MetricValues, { open }: { open: boolean }): MetricName[] {
  return metricNames.filter((metric) => {
    const value = values[metric];
    const { plausible, soFar } = metrics[metric];
    const { max }: Limits = plausible;
    const upperOnly = max === undefined ? {} : { max };
    return value !== null && !within(value, open && soFar ? upperOnly : plausible);
  });
}
