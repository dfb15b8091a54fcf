import type { CalendarNames } from "./day-label.ts";
import { fillText } from "./fill-text.ts";

export interface CronText {
  /** Without {n}: every minute, every hour. */
  everyMinute: string;
  /** With {n}. */
  everyMinutes: string;
  everyHour: string;
  /** With {n}. */
  everyHours: string;
  /** With {minute}: at so many minutes past each hour. */
  pastTheHour: string;
  /** With {times}: "at 07:00 and 19:00". */
  at: string;
  /** With {from} and {to}, hours of the day. */
  between: string;
  /** With {days}: weekdays' names, or the two words below. */
  onDays: string;
  workdays: string;
  weekends: string;
  daily: string;
  /** With {days}: days of the month. */
  onDates: string;
  /** With {months}. */
  inMonths: string;
  and: string;
}

/**
 * A cron expression of five fields in a few words: "every 30 minutes", "at 07:00 on weekdays". Null for the forms
 * nobody would say in one sentence; then the expression speaks for itself.
 */
export function describeCron(
  expression: string,
  text: CronText,
  calendar: Pick<CalendarNames, "weekdays" | "months">,
): string | null {
  const [minute, hour, date, month, weekday, ...rest] = expression.trim().split(/\s+/);
  if (!minute || !hour || !date || !month || !weekday || rest.length > 0) return null;
  const time = describeTime(minute, hour, text);
  const days = describeDays({ date, month, weekday }, text, calendar);
  if (time === null || days === null) return null;
  // A clock time alone does not say that it comes round every day; "every 30 minutes" does.
  const daily = days === "" && /^\d/.test(hour) && !hour.includes("-") ? text.daily : days;
  return [time, daily].filter(Boolean).join(" ");
}

function describeTime(minute: string, hour: string, text: CronText): string | null {
  const times = clockTimes(minute, hour);
  if (times !== null) return fillText(text.at, { times: enumerate(times, text) });
  const often = describeMinutes(minute, text);
  if (often === null) return null;
  if (hour === "*") return often;
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(hour) ?? [];
  if (from !== undefined && to !== undefined)
    return `${often} ${fillText(text.between, { from: clock(from, "0"), to: clock(to, "59") })}`;
  const [, hours] = /^\*\/(\d{1,2})$/.exec(hour) ?? [];
  if (hours === undefined || minute !== "0") return null;
  return hours === "1" ? text.everyHour : fillText(text.everyHours, { n: hours });
}

/** "0,30 7" as 07:00 and 07:30; null when hour or minute is not a list of numbers, or when there are many. */
function clockTimes(minute: string, hour: string): string[] | null {
  const minutes = numbers(minute);
  const hours = numbers(hour);
  if (minutes === null || hours === null || minutes.length * hours.length > 6) return null;
  return hours.flatMap((each) => minutes.map((past) => clock(String(each), String(past))));
}

function describeMinutes(minute: string, text: CronText): string | null {
  if (minute === "*" || minute === "*/1") return text.everyMinute;
  if (minute === "0") return text.everyHour;
  const [, step] = /^\*\/(\d{1,2})$/.exec(minute) ?? [];
  // Steps that do not divide the hour are not evenly spaced, whatever they look like.
  if (step !== undefined) return 60 % Number(step) === 0 ? fillText(text.everyMinutes, { n: step }) : null;
  return /^\d{1,2}$/.test(minute) ? fillText(text.pastTheHour, { minute: String(Number(minute)) }) : null;
}

function describeDays(
  { date, month, weekday }: { date: string; month: string; weekday: string },
  text: CronText,
  calendar: Pick<CalendarNames, "weekdays" | "months">,
): string | null {
  // With both restricted, cron means either: that is no common form.
  if (date !== "*" && weekday !== "*") return null;
  const parts: string[] = [];
  if (weekday !== "*") {
    const names = describeWeekdays(weekday, text, calendar);
    if (names === null) return null;
    parts.push(names);
  }
  if (date !== "*") {
    const dates = numbers(date);
    if (dates === null) return null;
    parts.push(fillText(text.onDates, { days: enumerate(dates.map(String), text) }));
  }
  if (month !== "*") {
    const months = numbers(month)?.map((number) => calendar.months[number - 1]);
    if (months === undefined || months.some((name) => name === undefined)) return null;
    parts.push(fillText(text.inMonths, { months: enumerate(months.map(String), text) }));
  }
  return parts.join(" ");
}

function describeWeekdays(
  weekday: string,
  text: CronText,
  calendar: Pick<CalendarNames, "weekdays">,
): string | null {
  const days = [...new Set(numbers(weekday)?.map((number) => number % 7))].sort();
  if (days.length === 0) return null;
  if (days.join() === "1,2,3,4,5") return text.workdays;
  if (days.join() === "0,6") return text.weekends;
  // Cron counts from Sunday, the calendar here from Monday.
  const names = days.map((number) => calendar.weekdays[(number + 6) % 7] ?? "");
  return fillText(text.onDays, { days: enumerate(names, text) });
}

/** "7", "7,19" and "1-5" as numbers; null for anything else. */
function numbers(field: string): number[] | null {
  const parts = field.split(",").map((part) => {
    const [, from, to] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    if (from === undefined) return null;
    const length = Number(to ?? from) - Number(from) + 1;
    return length < 1 ? null : Array.from({ length }, (_, index) => Number(from) + index);
  });
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

function clock(hour: string, minute: string): string {
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

function enumerate(items: readonly string[], text: CronText): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${text.and} ${last}`;
}
