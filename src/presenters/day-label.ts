import { type Day, weekdayOf } from "#domain/day.ts";
import type { Notation } from "#domain/notation.ts";
import type { Range } from "#domain/range.ts";
import { fillText } from "./fill-text.ts";

/**
 * A language's calendar, Monday and January first, and how the member wants numbers and clocks written. Our own and
 * not the runtime's: the server's and the browser's idea of a short date differ, and the page must not change when it
 * wakes up.
 */
export interface CalendarNames extends Notation {
  weekdays: readonly string[];
  weekdaysShort: readonly string[];
  months: readonly string[];
  monthsShort: readonly string[];
  /** How a date is put together, with {weekday}, {date}, {month} and {year}. */
  dates: { longDay: string; shortDay: string; dayAndMonth: string; longDate: string; month: string };
}

function partsOf(day: Day) {
  const [year = "", month = "", date = ""] = day.split("-");
  return { year, monthIndex: Number(month) - 1, date: String(Number(date)) };
}

function fillShort(template: string, day: Day, names: CalendarNames): string {
  const { year, monthIndex, date } = partsOf(day);
  const weekday = names.weekdaysShort[weekdayOf(day) - 1] ?? "";
  return fillText(template, { weekday, date, month: names.monthsShort[monthIndex] ?? "", year });
}

/** "Saturday, 21 November". */
export function longDay(day: Day, names: CalendarNames): string {
  const { monthIndex, date } = partsOf(day);
  const weekday = names.weekdays[weekdayOf(day) - 1] ?? "";
  return fillText(names.dates.longDay, { weekday, date, month: names.months[monthIndex] ?? "" });
}

/** "Sat 21 Nov". */
export function shortDay(day: Day, names: CalendarNames): string {
  return fillShort(names.dates.shortDay, day, names);
}

/** "21 Nov". */
export function dayAndMonth(day: Day, names: CalendarNames): string {
  return fillShort(names.dates.dayAndMonth, day, names);
}

/** "21 Nov 2026". */
export function longDate(day: Day, names: CalendarNames): string {
  return fillShort(names.dates.longDate, day, names);
}

/** "Nov 2026", or "Nov" alone. */
export function monthOf(day: Day, names: CalendarNames, withYear: boolean): string {
  return withYear
    ? fillShort(names.dates.month, day, names)
    : (names.monthsShort[partsOf(day).monthIndex] ?? "");
}

/** "22 Oct – 20 Nov 2026"; each end has its year where the years differ. */
export function daysInWords({ from, to }: Range, names: CalendarNames): string {
  const sameYear = partsOf(from).year === partsOf(to).year;
  return `${sameYear ? dayAndMonth(from, names) : longDate(from, names)} – ${longDate(to, names)}`;
}
