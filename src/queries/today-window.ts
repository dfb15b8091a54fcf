import { assembleDays, assembleOneDay } from "#domain/assemble-days.ts";
import { addDays, type Day, dayRange } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import type { KnownSpan } from "#domain/day-sums.ts";
import type { HealthRows } from "#domain/health-rows.ts";

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

/** The window over stored rows. */
export function todayWindow(
  range: TodayWindow["range"],
  rows: HealthRows,
  workoutsKnown: readonly KnownSpan[],
): TodayWindow {
  return {
    range,
    records: assembleDays(dayRange(range.from, range.to), rows, workoutsKnown),
    today: assembleOneDay(range.to, rows, workoutsKnown),
  };
}
