import type { Queryable } from "#db/client.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { weekdayLevels } from "#domain/weekday-levels.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import type { Estimate } from "#stats/estimate.ts";
import type { MedianInterval } from "#stats/median-interval.ts";

/** A metric's usual level on each weekday of a range. */
export interface WeekdayStatistics {
  range: Range;
  metric: MetricName;
  /** 1 is Monday, 7 Sunday. */
  weekdays: { weekday: number; level: Estimate<MedianInterval> }[];
}

/** The median of each weekday with the interval it lies in, as the pages show it. */
export async function loadWeekdayStatistics(
  db: Queryable,
  { memberId, range, metric }: { memberId: number; range: Range; metric: MetricName },
): Promise<WeekdayStatistics> {
  const { counted } = await loadDayColumns(db, { memberId, range, metrics: [metric] });
  const levels = weekdayLevels(counted[metric], range.from);
  return { range, metric, weekdays: levels.map((level, index) => ({ weekday: index + 1, level })) };
}
