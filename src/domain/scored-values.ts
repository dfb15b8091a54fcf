import type { CycleRow, RecoveryRow, SleepRow } from "./health-rows.ts";
import type { MetricValues } from "./metrics.ts";
import { readingState } from "./reading-state.ts";
import { minutesFromMs } from "./units.ts";

// A row that is not scored gives nothing, whatever numbers it may still carry from an earlier version.

/** The cycle's own metrics. */
export function cycleValues(cycle: CycleRow | undefined): Partial<MetricValues> {
  if (cycle === undefined || readingState(cycle.scoreState) !== "scored") return {};
  const { strain, energyKj, averageBpm, maxBpm } = cycle;
  return { strain, energyKj, averageBpm, maxBpm };
}

/** The morning's metrics of a recovery. */
export function recoveryValues(row: RecoveryRow | undefined): Partial<MetricValues> {
  if (row === undefined || readingState(row.scoreState) !== "scored") return {};
  const { recovery, hrvMs, restingBpm, spo2Pct, skinTempC } = row;
  return { recovery, hrvMs, restingBpm, spo2Pct, skinTempC };
}

/**
 * The metrics of a main sleep. Asleep is light + deep + REM, so time in bed without data never counts as sleep; need is
 * the sum of WHOOP's four parts, of which the nap part lowers it.
 */
export function nightValues(sleep: SleepRow | undefined): Partial<MetricValues> {
  if (sleep === undefined || readingState(sleep.scoreState) !== "scored") return {};
  const { disturbances, sleepCycles, respiratoryRate, performancePct, consistencyPct, efficiencyPct } = sleep;
  return {
    asleepMin: minutesFromMs(sum(sleep.lightMs, sleep.deepMs, sleep.remMs)),
    inBedMin: minutesFromMs(sleep.inBedMs),
    awakeMin: minutesFromMs(sleep.awakeMs),
    lightMin: minutesFromMs(sleep.lightMs),
    deepMin: minutesFromMs(sleep.deepMs),
    remMin: minutesFromMs(sleep.remMs),
    needMin: minutesFromMs(
      sum(sleep.needBaselineMs, sleep.needDebtMs, sleep.needStrainMs, sleep.needNapMs) ?? sleep.needMs,
    ),
    debtMin: minutesFromMs(sleep.needDebtMs),
    disturbances,
    sleepCycles,
    respiratoryRate,
    performancePct,
    consistencyPct,
    efficiencyPct,
  };
}

/** The sum, unknown as soon as one part is. */
function sum(...parts: (number | null)[]): number | null {
  let total = 0;
  for (const part of parts) {
    if (part === null) return null;
    total += part;
  }
  return total;
}
