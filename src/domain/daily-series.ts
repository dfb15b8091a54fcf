import { addDays, type Day, dayNumber, daysBetween } from "./day.ts";

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
  const length = Math.max(0, daysBetween(range.from, range.to) + 1);
  const values = new Array<number | null>(length).fill(null);
  const first = dayNumber(range.from);
  for (const item of items) {
    const index = dayNumber(item.day) - first;
    if (index >= 0 && index < length) values[index] = readingOf(item);
  }
  return { from: range.from, values };
}

/** The last day of a series; the day before its first when it is empty. */
export function lastDay(series: DailySeries): Day {
  return addDays(series.from, series.values.length - 1);
}

/** The `count` calendar days before `day`, oldest first, the day itself excluded; days outside the series are gaps. */
export function daysBefore(series: DailySeries, day: Day, count: number): (number | null)[] {
  return window(series, addDays(day, -1), count);
}

/** The `count` calendar days that end with `day`, oldest first; days outside the series are gaps. */
export function window(series: DailySeries, day: Day, count: number): (number | null)[] {
  const last = daysBetween(series.from, day);
  return Array.from({ length: count }, (_, index) => series.values[last - count + 1 + index] ?? null);
}
