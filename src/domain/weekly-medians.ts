import { present } from "#stats/estimate.ts";
import { median } from "#stats/median.ts";
import { type Day, daysBetween } from "./day.ts";
import type { Column } from "./day-columns.ts";
import type { WeekStart } from "./notation.ts";
import { type Range, weeksOf } from "./range.ts";

const minimum = 4;

/** The median of each day's calendar week, one entry per day of `range`; a week the range cuts stands apart. */
export interface WeeklyMedians {
  whole: (number | null)[];
  partial: (number | null)[];
}

/** Medians of calendar weeks over `range`, from a column whose first entry is `columnFrom`. A week needs 4 readings. */
export function weeklyMedians(
  column: Column,
  columnFrom: Day,
  range: Range,
  weekStart: WeekStart,
): WeeklyMedians {
  const medians: WeeklyMedians = { whole: [], partial: [] };
  for (const week of weeksOf(range, weekStart)) {
    const begin = daysBetween(columnFrom, week.from);
    const end = daysBetween(columnFrom, week.to) + 1;
    const readings = present(column.slice(begin, end));
    const middle = median(readings);
    const value = readings.length >= minimum && middle.known ? middle.value : null;
    for (let day = begin; day < end; day += 1) {
      medians.whole.push(week.partial ? null : value);
      medians.partial.push(week.partial ? value : null);
    }
  }
  return medians;
}
