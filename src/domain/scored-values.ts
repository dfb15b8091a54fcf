import type { CycleRow, RecoveryRow, SleepRow } from "./health-rows.ts";
import type { MetricValues } from "./metrics.ts";
import { readingState } from "./reading-state.ts";
import type { Readings } from "./readings.ts";
import { minutesFromMs } from "./units.ts";

// A row that is not scored gives nothing, whatever numbers it may still carry from an earlier version.

/** The cycle's own metrics. */
export function cycleValues(cycle: Readings<CycleRow> | undefined): Partial<MetricValues> {
  if (cycle === undefined || readingState(cycle.scoreState) !== "scored") return {};
  const { strain, energyKj, averageBpm, maxBpm } = cycle;
  return { strain, energyKj, averageBpm, maxBpm };
}

/** The morning's metrics of a recovery. */
export function recoveryValues(row: Readings<RecoveryRow> | undefined): Partial<MetricValues> {
  if (row === undefined || readingState(row.scoreState) !== "scored") return {};
  const { recovery, hrvMs, restingBpm, spo2Pct, skinTempC } = row;
  return { recovery, hrvMs, restingBpm, spo2Pct, skinTempC };
}

/**
 * The metrics of a main sleep. Asleep is light + deep + REM, so time in bed without data never counts as sleep; need is
 * the sum of WHOOP's four parts, of which the nap part lowers it.
 */
export function nightValues(sleep: Readings<SleepRow> | undefined): Partial<MetricValues> {
  if (sleep === undefined || readingState(sleep.scoreState) !== "scored") return {};
  const { disturbances, sleepCycles, respiratoryRate, performancePct, consistencyPct, efficiencyPct } = sleep;
  return {
    asleepMin: minutesFromMs(asleepMs(sleep)),
    inBedMin: minutesFromMs(sleep.inBedMs),
    awakeMin: minutesFromMs(sleep.awakeMs),
    lightMin: minutesFromMs(sleep.lightMs),
    deepMin: minutesFromMs(sleep.deepMs),
    remMin: minutesFromMs(sleep.remMs),
    needMin: minutesFromMs(needMs(sleep)),
    debtMin: minutesFromMs(sleep.needDebtMs),
    disturbances,
    sleepCycles,
    respiratoryRate,
    performancePct,
    consistencyPct,
    efficiencyPct,
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
