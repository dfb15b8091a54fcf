import type { SleepRecord } from "#whoop-simulator/records.ts";
import type { Random } from "./random.ts";

export type SleepScore = NonNullable<SleepRecord["score"]>;

/** Durations in ms; `restlessness` 0 (a good night) to about 1 (ill or jet-lagged). */
interface SleepCircumstances {
  inBedMs: number;
  restlessness: number;
  noDataMs: number;
  baselineNeedMs: number;
  debtMs: number;
  strain: number;
  napMs: number;
  respiratoryRate: number;
  consistencyPct: number | null;
}

/** Scores a sleep. The five stage times add up to `inBedMs` exactly; need is the sum of its four parts. */
export function scoreSleep(random: Random, given: SleepCircumstances): SleepScore {
  const { inBedMs } = given;
  const worth = inBedMs - given.noDataMs;
  const awakeShare = Math.min(0.35, Math.max(0.02, random.normal(0.075 + 0.07 * given.restlessness, 0.02)));
  const awakeMs = Math.round(worth * awakeShare);
  const asleepMs = worth - awakeMs;
  const deepMs = Math.round(asleepMs * Math.max(0.06, random.normal(0.2 - 0.03 * given.restlessness, 0.025)));
  const remMs = Math.round(asleepMs * Math.max(0.05, random.normal(0.235 - 0.03 * given.restlessness, 0.03)));
  const strainNeedMs = Math.round(Math.max(0, given.strain - 4) * 140_000);
  const debtNeedMs = Math.round(Math.min(given.debtMs, 10_800_000));
  const needMs = given.baselineNeedMs + debtNeedMs + strainNeedMs - given.napMs;
  const performance = 100 * (0.8 * Math.min(1.1, asleepMs / needMs) + 0.2 * (1 - awakeShare));
  return {
    stage_summary: {
      total_in_bed_time_milli: inBedMs,
      total_awake_time_milli: awakeMs,
      total_no_data_time_milli: given.noDataMs,
      total_light_sleep_time_milli: asleepMs - deepMs - remMs,
      total_slow_wave_sleep_time_milli: deepMs,
      total_rem_sleep_time_milli: remMs,
      sleep_cycle_count: Math.max(0, Math.round(asleepMs / 5_700_000 + random.normal(0, 0.5))),
      disturbance_count: Math.max(0, Math.round((awakeMs / 3_600_000) * 12 + random.normal(3, 2))),
    },
    sleep_needed: {
      baseline_milli: given.baselineNeedMs,
      need_from_sleep_debt_milli: debtNeedMs,
      need_from_recent_strain_milli: strainNeedMs,
      need_from_recent_nap_milli: given.napMs === 0 ? 0 : -given.napMs,
    },
    respiratory_rate: Math.round(given.respiratoryRate * 512) / 512,
    sleep_performance_percentage: Math.max(1, Math.min(100, Math.round(performance))),
    sleep_consistency_percentage: given.consistencyPct,
    sleep_efficiency_percentage: Number(
      Math.min(100, (100 * asleepMs) / inBedMs + random.normal(0.3, 0.2)).toFixed(8),
    ),
  };
}

/** Time asleep in ms: in bed minus awake minus no data. */
export function asleepMs(score: SleepScore): number {
  const stages = score.stage_summary;
  return (
    stages.total_light_sleep_time_milli +
    stages.total_slow_wave_sleep_time_milli +
    stages.total_rem_sleep_time_milli
  );
}

/** How alike bed and wake times were over the recent nights, 0–97; null before the fifth night. */
export function consistencyPct(bedMinutes: number[], wakeMinutes: number[]): number | null {
  if (bedMinutes.length < 5) return null;
  const spread = (minutes: number[]) => {
    const mean = minutes.reduce((sum, value) => sum + value, 0) / minutes.length;
    return minutes.reduce((sum, value) => sum + Math.abs(value - mean), 0) / minutes.length;
  };
  return Math.max(0, Math.min(97, Math.round(97 - 0.42 * (spread(bedMinutes) + spread(wakeMinutes)))));
}
