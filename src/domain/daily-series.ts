import { addDays, type Day, dayRange, daysBetween } from "./day.ts";

/** One number per calendar day from `from` on: the entry's place is its date, and a day without a reading is `null`. */
export interface DailySeries {
  from: Day;
  values: readonly (number | null)[];
}

/** The series over `from` to `to` of what `readingOf` reads from the items that exist; all other days are gaps. */
export function dailySeries<T extends { day: Day }>(
  items: readonly T[],
  range: { from: Day; to: Day },
  readingOf: (item: T) => number | null,
): DailySeries {
  const byDay = new Map(items.map((item) => [item.day, item]));
  const values = dayRange(range.from, range.to).map((day) => {
    const item = byDay.get(day);
    return item === undefined ? null : readingOf(item);
  });
  return { from: range.from, values };
}

/** The last day of a series; the day before its first when it is empty. */
export function lastDay(series: DailySeries): Day {
  return addDays(series.from, series.values.length - 1);
}

/** The reading of one day, `null` outside the series too. */
export function valueOn(series: DailySeries, day: Day): number | null {
  return series.values[daysBetween(series.from, day)] ?? null;
}

/** The `count` calendar days before `day`, oldest first, the day itself excluded; days outside the series are gaps. */
export function daysBefore(series: DailySeries, day: Day, count: number): (number | null)[] {
  return window(series, addDays(day, -1), count);
}

/** The `count` calendar days that end with `day`, oldest first; days outside the series are gaps. */
export function window(series: DailySeries, day: Day, count: number): (number | null)[] {
  return dayRange(addDays(day, 1 - count), day).map((each) => valueOn(series, each));
}
