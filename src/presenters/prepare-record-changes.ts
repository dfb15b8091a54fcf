import { formatHoursMinutes, formatNumber } from "#domain/format.ts";
import { placesToTell } from "#domain/numbers-together.ts";
import { changedFields, type FieldChange } from "#domain/record-changes.ts";
import type { CalendarNames } from "./day-label.ts";
import { wallClock } from "./wall-clock.ts";

export interface RecordChangeText {
  calendar: CalendarNames;
  /** Words for the fields of WHOOP's JSON, by path; others keep WHOOP's name. */
  fields: Readonly<Record<string, string>>;
  scoreStates: Readonly<Record<string, string>>;
  nothing: string;
  yes: string;
  no: string;
}

/** One changed field in words. */
export interface ChangeLine {
  path: string;
  label: string;
  before: string;
  after: string;
}

/** What differs between two states of a record, in words: "Recovery 61 → 64". */
export function prepareRecordChanges(before: unknown, after: unknown, text: RecordChangeText): ChangeLine[] {
  return changedFields(before, after).map((change: FieldChange) => {
    const numbers = [change.before, change.after].filter((value) => typeof value === "number");
    // A change too small for the usual places is still a change.
    const places = placesToTell(numbers, (value, more) => inWords(change.path, value, text, more));
    return {
      path: change.path,
      label: text.fields[change.path] ?? change.path.replaceAll("_", " ").replace(/^score\./, ""),
      before: inWords(change.path, change.before, text, places),
      after: inWords(change.path, change.after, text, places),
    };
  });
}

function inWords(path: string, value: unknown, text: RecordChangeText, places: number): string {
  if (value === undefined || value === null) return text.nothing;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (typeof value === "number") {
    if (path === "score.hrv_rmssd_milli") return `${formatNumber(value, 1 + places, text.calendar)} ms`;
    if (path.endsWith("_milli")) return `${formatHoursMinutes(value / 60_000, places, text.calendar)} h`;
    // A change too small for one place is still a change: as many as it takes to see it, and no more than WHOOP sends.
    return Number.isInteger(value)
      ? formatNumber(value, 0, text.calendar)
      : String(Number(value.toFixed(4))).replace(".", text.calendar.decimalMark);
  }
  if (typeof value === "string") {
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return `${wallClock(new Date(value), "UTC", text.calendar)} UTC`;
    return text.scoreStates[value] ?? value;
  }
  return JSON.stringify(value);
}
