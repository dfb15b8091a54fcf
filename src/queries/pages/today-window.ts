import { addDays, type Day } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";

/** A day and the 30 calendar days before it: all a Today page looks at. */
export interface TodayWindow {
  range: { from: Day; to: Day };
  records: DayRecord[];
  today: DayRecord;
}

/** The range of days that ends with `day`. */
export function todayRange(day: Day): TodayWindow["range"] {
  return { from: addDays(day, -30), to: day };
}

/** The window over its days. */
export function todayWindow(range: TodayWindow["range"], records: DayRecord[]): TodayWindow {
  const today = records.at(-1);
  if (today === undefined) throw new Error("A window of days has a last one.");
  return { range, records, today };
}
