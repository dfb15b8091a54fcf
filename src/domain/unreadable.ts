import type { DayRecord } from "./day-record.ts";

/** A record of a day that WHOOP sent in a form we cannot read, or not in full. */
export interface UnreadableRecord {
  type: "cycles" | "sleeps" | "recoveries" | "workouts";
  /** Null when it cannot be told: it is on no day then. */
  day: string | null;
  /** The fields that are null for it, in WHOOP's names; none when the record as a whole is quarantined. */
  fields: string[];
}

const typeOf = { recovery: "recoveries", sleep: "sleeps", strain: "cycles" } as const;

/** The day, on which what is missing because it could not be read does not pass for missing. */
export function tellUnreadable(record: DayRecord, unreadable: readonly UnreadableRecord[] = []): DayRecord {
  const ofDay = unreadable.filter(({ day }) => day === record.day);
  if (ofDay.length === 0) return record;
  const states = { ...record.states };
  for (const part of ["recovery", "sleep", "strain"] as const)
    if (states[part] === "missing" && ofDay.some(({ type }) => type === typeOf[part]))
      states[part] = "unreadable";
  return { ...record, states };
}
