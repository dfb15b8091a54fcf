import type { CycleRecord } from "#whoop-simulator/records.ts";
import type { Person } from "./night-plan.ts";

/** What one day leaves to the next. Times in ms, times of day in minutes after local midnight. */
export interface PersonState {
  /** The part of ln HRV that carries over from night to night. */
  hrvCarry: number;
  hrvBaselineLog: number;
  restingBaselineBpm: number;
  strain: number;
  debtMs: number;
  napMs: number;
  nightsScored: number;
  recentBedMinutes: number[];
  recentWakeMinutes: number[];
  /** The cycle still running, with its final values so far. */
  openCycle: CycleRecord | null;
}

/** A person on the first evening: rested, average. */
export function firstState({ traits }: Person): PersonState {
  return {
    hrvCarry: 0,
    hrvBaselineLog: Math.log(traits.hrvMs),
    restingBaselineBpm: traits.restingBpm,
    strain: 11,
    debtMs: 0,
    napMs: 0,
    nightsScored: 0,
    recentBedMinutes: [],
    recentWakeMinutes: [],
    openCycle: null,
  };
}
