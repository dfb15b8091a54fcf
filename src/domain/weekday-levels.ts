import type { Estimate } from "#stats/estimate.ts";
import { type MedianInterval, medianInterval } from "#stats/median-interval.ts";
import { addDays, type Day, weekdayOf } from "./day.ts";
import type { Column } from "./day-columns.ts";
import type { WeekStart } from "./notation.ts";

/** The usual level on each weekday, Monday first, with the interval it lies in; each needs 6 readings. */
export function weekdayLevels(column: Column, from: Day): Estimate<MedianInterval>[] {
  const readings: number[][] = Array.from({ length: 7 }, () => []);
  const first = weekdayOf(from) - 1;
  for (const [index, value] of column.entries())
    if (value !== null) readings[(first + index) % 7]?.push(value);
  return readings.map((values) => medianInterval(values));
}

/** What belongs to Monday up to Sunday, in the order of weeks that begin on `weekStart`; `index` still counts from Monday. */
export function fromWeekStart<T>(
  mondayFirst: readonly T[],
  weekStart: WeekStart,
): { each: T; index: number }[] {
  const numbered = mondayFirst.map((each, index) => ({ each, index }));
  return [...numbered.slice(weekStart - 1), ...numbered.slice(0, weekStart - 1)];
}

/** The weekday (0 = Monday) of day number `index` after `from`. */
export function isWeekend(from: Day, index: number): boolean {
  return weekdayOf(addDays(from, index)) >= 6;
}
