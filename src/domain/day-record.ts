import type { Contradiction } from "./contradictions.ts";
import type { Day } from "./day.ts";
import { type MetricName, type MetricValues, metricOf } from "./metrics.ts";
import type { ReadingState } from "./reading-state.ts";

/** What a reader should know about a day's numbers besides the numbers. */
export type DayFlag =
  /** Two nights carry this day (travel, a split night): the longer one speaks for it. */
  | "split"
  /** The cycle lasted under 12 hours: its strain is shown but enters no statistic. */
  | "short-cycle"
  /** The cycle lasted over 36 hours: likewise. */
  | "long-cycle";

/** A reading outside what is possible: in storage as WHOOP sent it, in none of the day's values. */
export interface RefusedReading {
  metric: MetricName;
  value: number;
}

/** One calendar day of a member: every metric of the catalogue, and how to read it. */
export interface DayRecord {
  day: Day;
  /** The records that speak for the day; ids as strings. */
  cycleId: string | null;
  sleepId: string | null;
  values: MetricValues;
  /** The main sleep's ends and the clock they were lived on; null without a scored main sleep. */
  bedAt: Date | null;
  wakeAt: Date | null;
  offsetMin: number | null;
  /** Minutes asleep in nights besides the main one; 0 without any, null when one of them is not known. */
  otherNightsMin: number | null;
  states: { recovery: ReadingState; sleep: ReadingState; strain: ReadingState };
  /** The cycle has not ended: strain, energy, naps and workouts are "so far". */
  open: boolean;
  /** WHOOP was still learning the member: recovery's numbers are shown but enter no baseline. */
  calibrating: boolean;
  flags: DayFlag[];
  refused: RefusedReading[];
  /** Metrics whose reading is possible but unlikely: kept, and marked. */
  unlikely: MetricName[];
  /** Why some of them are: numbers of one record that cannot both be true. */
  contradictions: Contradiction[];
}

/**
 * The reading of a day as statistics may use it: null where it is only shown (an open day's "so far", a calibrating
 * recovery, the strain of a cycle that was no ordinary day).
 */
export function valueForStatistics(record: DayRecord, name: MetricName): number | null {
  return countsInStatistics(record, name) ? record.values[name] : null;
}

/** Whether a metric of a day may enter statistics, should it have a value. */
export function countsInStatistics(
  day: { open: boolean; calibrating: boolean; flags: readonly string[] },
  name: MetricName,
): boolean {
  const { soFar, recordType } = metricOf(name);
  if (day.open && soFar) return false;
  if (day.calibrating && recordType === "recovery") return false;
  const oddLength = day.flags.includes("short-cycle") || day.flags.includes("long-cycle");
  return !(oddLength && recordType === "cycle");
}
