import { type Day, weekdayOf } from "#domain/day.ts";

/**
 * Names of a language's calendar, Monday and January first. Our own and not the runtime's: the server's and the
 * browser's idea of a short date differ, and the page must not change when it wakes up.
 */
export interface CalendarNames {
  weekdays: readonly string[];
  weekdaysShort: readonly string[];
  months: readonly string[];
  monthsShort: readonly string[];
}

function partsOf(day: Day) {
  const [year = "", month = "", date = ""] = day.split("-");
  return { year, monthIndex: Number(month) - 1, date: String(Number(date)) };
}

/** "Saturday, 21 November". */
export function longDay(day: Day, names: CalendarNames): string {
  const { monthIndex, date } = partsOf(day);
  return `${names.weekdays[weekdayOf(day) - 1]}, ${date} ${names.months[monthIndex]}`;
}

/** "Sat 21 Nov". */
export function shortDay(day: Day, names: CalendarNames): string {
  return `${names.weekdaysShort[weekdayOf(day) - 1]} ${dayAndMonth(day, names)}`;
}

/** "21 Nov". */
export function dayAndMonth(day: Day, names: CalendarNames): string {
  const { monthIndex, date } = partsOf(day);
  return `${date} ${names.monthsShort[monthIndex]}`;
}

/** "21 Nov 2026". */
export function longDate(day: Day, names: CalendarNames): string {
  return `${dayAndMonth(day, names)} ${partsOf(day).year}`;
}

/** "Nov 2026", or "Nov" alone. */
export function monthOf(day: Day, names: CalendarNames, withYear: boolean): string {
  const { monthIndex, year } = partsOf(day);
  return withYear ? `${names.monthsShort[monthIndex]} ${year}` : `${names.monthsShort[monthIndex]}`;
}
