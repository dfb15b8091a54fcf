import type { CheckedRecord } from "./checked-record.ts";
import type { SleepRow } from "./health-rows.ts";
import type { MetricValues } from "./metrics.ts";
import { readingState } from "./reading-state.ts";
import { fieldsOf, type RecordType } from "./record-fields.ts";
import { minutesFromMs } from "./units.ts";

/**
 * The metrics a record's own values are. A record that is not scored gives nothing, whatever numbers it may still carry from
 * an earlier version.
 */
export function metricValuesOf(
  type: RecordType,
  row: { scoreState: string } | undefined,
): Partial<MetricValues> {
  const values: Partial<MetricValues> = {};
  if (row === undefined || readingState(row.scoreState) !== "scored") return values;
  for (const [name, { kind, metric }] of fieldsOf(type)) {
    if (metric === undefined) continue;
    const value: number | null = Reflect.get(row, name);
    values[metric] = kind === "duration" ? minutesFromMs(value) : value;
  }
  return values;
}

/**
 * The metrics of a main sleep. Asleep is light + deep + REM, so time in bed without data never counts as sleep; need is
 * the sum of WHOOP's four parts, of which the nap part lowers it.
 */
export function nightValues(sleep: CheckedRecord<SleepRow> | undefined): Partial<MetricValues> {
  if (sleep === undefined || readingState(sleep.scoreState) !== "scored") return {};
  return {
    ...metricValuesOf("sleeps", sleep),
    asleepMin: minutesFromMs(asleepMs(sleep)),
    needMin: minutesFromMs(needMs(sleep)),
  };
}

/** Light, deep and REM sleep together. */
export function asleepMs({
  lightMs,
  deepMs,
  remMs,
}: Pick<SleepRow, "lightMs" | "deepMs" | "remMs">): number | null {
  return sumOf(lightMs, deepMs, remMs);
}

/** The need as the sum of its parts, else as a whole. */
export function needMs(
  sleep: Pick<SleepRow, "needMs" | "needBaselineMs" | "needDebtMs" | "needStrainMs" | "needNapMs">,
): number | null {
  return sumOf(sleep.needBaselineMs, sleep.needDebtMs, sleep.needStrainMs, sleep.needNapMs) ?? sleep.needMs;
}

/** The sum, unknown as soon as one part is. */
export function sumOf(...parts: (number | null)[]): number | null {
  let total = 0;
  for (const part of parts) {
    if (part === null) return null;
    total += part;
  }
  return total;
}
