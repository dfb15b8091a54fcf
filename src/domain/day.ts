import type { WeekStart } from "./notation.ts";

/** A calendar day of the member, "2026-01-02". It has no hours and no zone, and never mixes with an instant. */
export type Day = string & { readonly brand: "Day" };

const millisecondsPerDay = 86_400_000;
const millisecondsPerMinute = 60_000;
/** Years 1000 to 2999: nobody has data outside, and `Date.UTC` reads years below 100 as 19xx. */
const pattern = /^[12]\d{3}-\d{2}-\d{2}$/;

/** Whether `text` is a calendar day that exists, written "YYYY-MM-DD". */
export function isDay(text: string): text is Day {
  if (!pattern.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** The day written in `text`. Throws a RangeError when there is no such day. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`"${text}" is not a calendar day such as 2026-01-02.`);
  return text;
}

/** Days since 1970-01-01, for arithmetic on the calendar. */
export function dayNumber(day: Day): number {
  // Date.UTC on the parts is several times faster than parsing the whole text.
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / millisecondsPerDay
  );
}

/** Days already written out: charts and baselines ask for the same few years thousands of times. */
const written = new Map<number, Day>();
/** A century: whoever asks for two thousand years does not fill the memory. */
const mostWritten = 36_525;

/** The calendar knows this day exists, so it is not checked again. */
function fromDayNumber(number: number): Day {
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as Day;
  if (written.size < mostWritten) written.set(number, day);
  return day;
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return fromDayNumber(dayNumber(day) + count);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function dayRange(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  const length = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length }, (_, index) => fromDayNumber(first + index));
}

/** Day of the week, 1 = Monday up to 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The first day of the week `day` lies in, for somebody whose weeks begin on `weekStart`. */
export function weekBegin(day: Day, weekStart: WeekStart): Day {
  return addDays(day, -((weekdayOf(day) - weekStart + 7) % 7));
}

/** The Monday of the week `day` lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The calendar day it is at `at` on a clock `offsetMin` minutes ahead of UTC: the record's own offset. */
export function localDay(at: Date, offsetMin: number): Day {
  return fromDayNumber(Math.floor((at.getTime() + offsetMin * millisecondsPerMinute) / millisecondsPerDay));
}

/** Minutes from the noon before `day` to `at`, both on the clock of `offsetMin`: how a bedtime enters statistics. */
export function minutesAfterNoonBefore(at: Date, offsetMin: number, day: Day): number {
  const noonBefore = dayNumber(day) * millisecondsPerDay - millisecondsPerDay / 2;
  return (at.getTime() + offsetMin * millisecondsPerMinute - noonBefore) / millisecondsPerMinute;
}

/** Midnight at the beginning of `day` in UTC. No member's midnight; for windows that leave room on either side. */
export function startOfUtcDay(day: Day): Date {
  return new Date(dayNumber(day) * millisecondsPerDay);
}
