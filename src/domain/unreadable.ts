import type { DayRecord } from "./day-record.ts";
import type { UnreadableRecord } from "./health-rows.ts";

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
