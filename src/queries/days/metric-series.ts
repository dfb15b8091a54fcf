import type { MetricSeries } from "#analysis/metric-series.ts";
import type { Queryable } from "#db/client.ts";
import { daysBetween } from "#domain/day.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { loadDayColumns } from "./day-columns.ts";

/** Metrics that are compared with each other: the minutes of single heart rate zones are parts of the workouts' time. */
export const comparedMetrics: readonly MetricName[] = metricNames.filter((name) => !name.startsWith("zone"));

/** What statistics may use of `metrics` over `range`, an entry a day. */
export async function loadMetricSeries(
  db: Queryable,
  { memberId, range, metrics }: { memberId: number; range: Range; metrics: readonly MetricName[] },
): Promise<MetricSeries> {
  const { counted } = await loadDayColumns(db, { memberId, range, metrics });
  return { range, columns: metrics.map((metric) => ({ metric, values: counted[metric] })) };
}

/** The part of a series that lies in `range`, which lies within its own. */
export function partOf({ range: whole, columns }: MetricSeries, range: Range): MetricSeries {
  const from = daysBetween(whole.from, range.from);
  const to = daysBetween(whole.from, range.to) + 1;
  return {
    range,
    columns: columns.map(({ metric, values }) => ({ metric, values: values.slice(from, to) })),
  };
}
