import type { RecoveryRecord } from "#whoop-simulator/records.ts";
import { illness } from "./edge-cases.ts";
import type { Person } from "./night-plan.ts";
import type { PersonState } from "./person-state.ts";
import type { Random } from "./random.ts";

export type RecoveryScore = NonNullable<RecoveryRecord["score"]>;

/** What the night did: hours asleep above (or below) need, and jet lag 0–1. */
interface NightEffect {
  dayIndex: number;
  surplusHours: number;
  jetLag: number;
}

const dayOfYear = 2 * Math.PI * (1 / 365.25);

/** Breaths per minute: steady, a little seasonal, clearly up during an infection. */
export function respiratoryRate(person: Person, dayIndex: number, random: Random): number {
  const slow = 0.15 * Math.sin(person.traits.phase + (dayIndex * dayOfYear) / 0.7);
  return person.traits.respiratoryRate + slow + 1.3 * illness(person.seed, dayIndex) + random.normal(0, 0.3);
}

/**
 * One morning's body. Ln HRV moves with fitness (slow), the nights before (carry-over), yesterday's strain (down),
 * sleep beyond need (up), infection and jet lag (down); resting heart rate mirrors it; recovery compares both with
 * the person's own slow baseline. Updates the carry-over and the baselines in `state`.
 */
export function scoreRecovery(
  person: Person,
  state: PersonState,
  night: NightEffect,
  random: Random,
): RecoveryScore {
  const { traits, seed } = person;
  const ill = illness(seed, night.dayIndex);
  const season = Math.sin(traits.phase + night.dayIndex * dayOfYear);
  const fitness = 0.07 * Math.sin(2 * traits.phase + (night.dayIndex * dayOfYear) / 1.7) + 0.05 * season;
  const hardDay = (state.strain - 11) / 4;
  state.hrvCarry = 0.4 * state.hrvCarry + random.normal(0, 0.11);
  const acute =
    state.hrvCarry - 0.085 * hardDay + 0.045 * night.surplusHours - 0.3 * ill - 0.07 * night.jetLag;
  const hrvLog = Math.log(traits.hrvMs) + fitness + acute + random.normal(0, 0.08);
  const restingBpm =
    traits.restingBpm - 14 * fitness - 6 * acute + 0.5 * hardDay + 4 * ill + random.normal(0, 1.4);
  const hrvStep = (hrvLog - state.hrvBaselineLog) / 0.17;
  const restingStep = (restingBpm - state.restingBaselineBpm) / 2.4;
  const recovery =
    61 + 13 * hrvStep - 4.5 * restingStep + 2.5 * night.surplusHours - 8 * ill + random.normal(0, 4);
  state.hrvBaselineLog += 0.03 * (hrvLog - state.hrvBaselineLog);
  state.restingBaselineBpm += 0.03 * (restingBpm - state.restingBaselineBpm);
  const hasSensors = night.dayIndex >= person.oldStrapDays;
  const skinTempC = traits.skinTempC + 0.25 * season + 0.7 * ill + random.normal(0, 0.3);
  const spo2Pct = Math.min(100, traits.spo2Pct - 1.2 * ill + random.normal(0, 0.7));
  return {
    user_calibrating: state.nightsScored < 4,
    recovery_score: Math.max(1, Math.min(99, Math.round(recovery))),
    resting_heart_rate: Math.round(restingBpm),
    hrv_rmssd_milli: Number(Math.exp(hrvLog).toFixed(6)),
    spo2_percentage: hasSensors ? Math.round(spo2Pct * 16) / 16 : null,
    skin_temp_celsius: hasSensors ? Number(Math.max(30.5, Math.min(37.6, skinTempC)).toFixed(4)) : null,
  };
}

/** The recovery of a nap: measured by day, hence lower. Leaves the person's state alone. */
export function scoreNapRecovery(morning: RecoveryScore, random: Random): RecoveryScore {
  return {
    ...morning,
    recovery_score: Math.max(1, Math.round(morning.recovery_score * random.uniform(0.15, 0.6))),
    resting_heart_rate: morning.resting_heart_rate + random.integer(4, 11),
    hrv_rmssd_milli: Number((morning.hrv_rmssd_milli * random.uniform(0.6, 0.85)).toFixed(6)),
  };
}
