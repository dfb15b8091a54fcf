/** In which order a date has its day and month. */
export type DateOrder = "day first" | "month first";

/** A time of day on a calendar day as a file has it, before anyone says in which zone. */
export interface WallTime {
  /** Exactly as WHOOP writes it. Anything else was rewritten by a spreadsheet. */
  original: boolean;
  year: number;
  /** Day and month in the order they are written. */
  dayAndMonth: readonly [number, number];
  /** Null where that order is not certain from the writing alone: slashes or dashes with the year last. */
  order: DateOrder | null;
  hour: number;
  minute: number;
  /** Null when a spreadsheet dropped it. */
  second: number | null;
}

const asWhoop = /^(?<year>\d{4})-(?<a>\d{2})-(?<b>\d{2}) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})$/;
const yearFirst =
  /^(?<year>\d{4})(?<mark>[-/.])(?<a>\d{1,2})\k<mark>(?<b>\d{1,2})(?:T|,? +)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.0+)?)?$/;
const yearLast =
  /^(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})\k<mark>(?<year>\d{2}|\d{4}),? +(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?: ?(?<half>[AP])\.? ?M\.?)?$/i;

/**
 * The time written in `text`: "2026-03-01 23:41:07" as WHOOP writes it, and what spreadsheets make of that: "3/1/26
 * 23:41", "1.3.2026 23:41", "2026/03/01 23:41", with or without AM and PM. Undefined when it is none of these.
 */
export function readWallTime(text: string): WallTime | undefined {
  const whoop = asWhoop.exec(text);
  const found = whoop ?? yearFirst.exec(text);
  const groups = (found ?? yearLast.exec(text))?.groups;
  if (groups === undefined) return undefined;
  const number = (name: string) => Number(groups[name]);
  const year = number("year");
  return {
    original: whoop !== null,
    year: year < 100 ? 2000 + year : year,
    dayAndMonth: [number("a"), number("b")],
    // With the year last only a full stop tells: nobody writes months first before one.
    order: found ? "month first" : groups["mark"] === "." ? "day first" : null,
    hour: hourOf(number("hour"), groups["half"]),
    minute: number("minute"),
    second: groups["second"] === undefined ? null : number("second"),
  };
}

/** Twelve-hour clocks: 12 AM is midnight, 12 PM noon. An hour such a clock does not have is no time at all. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toUpperCase() === "P" ? 12 : 0);
}

/**
 * Milliseconds since 1970 as if the clock stood on UTC; undefined when there is no such day or time, or its order is not
 * certain and `order` is null.
 */
export function wallTimeMs(wall: WallTime, order: DateOrder | null): number | undefined {
  const known = wall.order ?? order;
  if (known === null) return undefined;
  const [a, b] = wall.dayAndMonth;
  const [month, day] = known === "month first" ? [a, b] : [b, a];
  const ms = Date.UTC(wall.year, month - 1, day, wall.hour, wall.minute, wall.second ?? 0);
  const at = new Date(ms);
  const exists =
    at.getUTCFullYear() === wall.year &&
    at.getUTCMonth() === month - 1 &&
    at.getUTCDate() === day &&
    at.getUTCHours() === wall.hour &&
    at.getUTCMinutes() === wall.minute &&
    at.getUTCSeconds() === (wall.second ?? 0);
  return exists ? ms : undefined;
}
