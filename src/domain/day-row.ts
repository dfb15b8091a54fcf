import type { Contradiction } from "./contradictions.ts";
import { parseDay } from "./day.ts";
import type { DayFlag, DayRecord, RefusedReading } from "./day-record.ts";
import { type MetricName, type MetricValues, metricNames } from "./metrics.ts";
import type { ReadingState } from "./reading-state.ts";

/** Goes up whenever the same records give other days: then every member's rows are computed anew. */
export const dayMethodVersion = 1;

/** The field of `day_metrics` that holds a metric. The bare names bedAt and wakeAt are the instants. */
export type MetricField = Exclude<MetricName, "bedAt" | "wakeAt"> | "bedMinAfterNoon" | "wakeMinAfterNoon";

/** Where a metric stands in `day_metrics`: the only place that says so, for whoever writes or reads the table. */
export function fieldOfMetric(name: MetricName): MetricField {
  if (name === "bedAt") return "bedMinAfterNoon";
  if (name === "wakeAt") return "wakeMinAfterNoon";
  return name;
}

/** A row of `day_metrics` without whose it is and when it was computed; the database's own rows fit. */
export interface DayRow extends Record<MetricField, number | null> {
  day: string;
  cycleId: bigint | null;
  sleepId: string | null;
  bedAt: Date | null;
  wakeAt: Date | null;
  offsetMin: number | null;
  otherNightsMin: number | null;
  recoveryState: string;
  sleepState: string;
  strainState: string;
  open: boolean;
  calibrating: boolean;
  flags: string[];
  /** A list of `RefusedReading`, as JSON. */
  refused: unknown;
  unlikely: string[];
  contradictions: string[];
}

/** A day as it is stored. */
export function rowOfDay({ values, states, cycleId, ...record }: DayRecord): DayRow {
  const fields = Object.fromEntries(metricNames.map((name) => [fieldOfMetric(name), values[name]]));
  return {
    ...(fields as Record<MetricField, number | null>),
    ...record,
    cycleId: cycleId === null ? null : BigInt(cycleId),
    recoveryState: states.recovery,
    sleepState: states.sleep,
    strainState: states.strain,
  };
}

/** A stored day as everybody reads it; what `rowOfDay` wrote. */
export function dayOfRow(row: DayRow): DayRecord {
  const { day, cycleId, sleepId, bedAt, wakeAt, offsetMin, otherNightsMin, open, calibrating } = row;
  const values = Object.fromEntries(metricNames.map((name) => [name, row[fieldOfMetric(name)]]));
  return {
    day: parseDay(day),
    cycleId: cycleId?.toString() ?? null,
    sleepId,
    values: values as MetricValues,
    bedAt,
    wakeAt,
    offsetMin,
    otherNightsMin,
    states: {
      recovery: row.recoveryState as ReadingState,
      sleep: row.sleepState as ReadingState,
      strain: row.strainState as ReadingState,
    },
    open,
    calibrating,
    flags: row.flags as DayFlag[],
    refused: row.refused as RefusedReading[],
    unlikely: row.unlikely as MetricName[],
    contradictions: row.contradictions as Contradiction[],
  };
}
