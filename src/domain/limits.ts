import { type Contradiction, doubtfulMetrics } from "./contradictions.ts";
import type { RefusedReading } from "./day-record.ts";
import { type Limits, type MetricName, type MetricValues, metricNames, metrics, within } from "./metrics.ts";

/** Takes sums outside the hard limits out of a day's values and lists them. */
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
 * Metrics of a day whose reading is possible but outside the plausible limits, or contradicted by another. On a day that
 * goes on (`open`) what still grows cannot be too low yet.
 */
export function unlikelyMetrics(
  values: MetricValues,
  { open, contradictions }: { open: boolean; contradictions: readonly Contradiction[] },
): MetricName[] {
  const doubtful = new Set(contradictions.flatMap((each) => doubtfulMetrics[each]));
  return metricNames.filter((metric) => {
    const value = values[metric];
    const { plausible, soFar } = metrics[metric];
    const { max }: Limits = plausible;
    const upperOnly = max === undefined ? {} : { max };
    if (value === null) return false;
    return doubtful.has(metric) || !within(value, open && soFar ? upperOnly : plausible);
  });
}
