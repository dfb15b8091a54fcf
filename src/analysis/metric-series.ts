import { type Day, weekdayOf } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { withoutWeekdayAndTrend } from "#stats/weekday-trend.ts";

/** What statistics may use of some metrics over a range: an entry a day, null where there is nothing. */
export interface MetricSeries {
  range: Range;
  columns: { metric: MetricName; values: Column }[];
}

/** A metric as it is analysed: on ln where the catalogue says so, since differences are then ratios. */
export function onOwnScale(metric: MetricName, values: Column): Column {
  if (metricOf(metric).scale !== "log") return values;
  return values.map((value) => (value === null ? null : Math.log(value)));
}

/** A metric without its weekday rhythm and its drift, on its own scale: what verdicts are taken from. */
export function adjusted(metric: MetricName, values: Column, from: Day): Column {
  return withoutWeekdayAndTrend(onOwnScale(metric, values), weekdayOf(from) - 1);
}

/** The columns of a metric `lagDays` earlier and of the days themselves, side by side. */
export function lagged(earlier: Column, later: Column, lagDays: number): { x: Column; y: Column } {
  return { x: earlier.slice(0, Math.max(0, earlier.length - lagDays)), y: later.slice(lagDays) };
}
