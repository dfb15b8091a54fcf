import { parseDay } from "#domain/day.ts";
import { formatMinuteOfDay } from "#domain/format.ts";
import { type CalendarNames, longDate } from "./day-label.ts";

/** Made once for each time zone: making one takes longer than formatting a hundred instants. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** An instant on the wall clock of a time zone: "21 Nov 2026, 05:12", or "5:12 am". */
export function wallClock(at: Date, timeZone: string, calendar: CalendarNames): string {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  const day = parseDay(`${part("year")}-${part("month")}-${part("day")}`);
  const minutes = Number(part("hour")) * 60 + Number(part("minute"));
  return `${longDate(day, calendar)}, ${formatMinuteOfDay(minutes, calendar)}`;
}
