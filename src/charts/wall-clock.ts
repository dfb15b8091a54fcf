import type { CalendarNames } from "./day-label.ts";

/** An instant on the wall clock of a time zone: "21 Nov 2026, 05:12". */
export function wallClock(at: Date, timeZone: string, calendar: Pick<CalendarNames, "monthsShort">): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  const month = calendar.monthsShort[Number(part("month")) - 1] ?? "";
  return `${part("day")} ${month} ${part("year")}, ${part("hour")}:${part("minute")}`;
}
