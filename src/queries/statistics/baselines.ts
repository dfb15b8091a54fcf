import type { Queryable } from "#db/client.ts";
import { addDays, type Day } from "#domain/day.ts";
import { valueForStatistics } from "#domain/day-record.ts";
import { seriesForStatistics } from "#domain/day-series.ts";
import { type MetricName, metricNames, metricOf } from "#domain/metrics.ts";
import { type Comparison, compareWithUsual } from "#domain/usual.ts";
import { loadDays } from "#queries/days/days.ts";
import { loadNewestDay } from "#queries/days/newest-day.ts";

/** A metric's newest reading beside the member's own 30 days before it. */
export interface MetricBaseline extends Comparison {
  metric: MetricName;
  value: number | null;
  /** The day has not ended and the value still grows: it is shown, and compared with nothing. */
  soFar: boolean;
}

/** Every metric of the newest day against its 30-day baseline; `day` is null while nothing is stored. */
export async function loadBaselines(
  db: Queryable,
  memberId: number,
): Promise<{ day: Day | null; metrics: MetricBaseline[] }> {
  const day = await loadNewestDay(db, memberId);
  if (day === null) return { day: null, metrics: [] };
  const range = { from: addDays(day, -30), to: day };
  const days = await loadDays(db, { memberId, ...range });
  const newest = days.at(-1);
  const metrics = metricNames.map((metric) => {
    const { scale, soFar } = metricOf(metric);
    const counted = newest === undefined ? null : valueForStatistics(newest, metric);
    const series = seriesForStatistics(days, range, metric);
    return {
      metric,
      value: newest?.values[metric] ?? null,
      soFar: soFar && newest?.open === true,
      ...compareWithUsual(counted, series, day, scale),
    };
  });
  return { day, metrics };
}
