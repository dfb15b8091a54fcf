import type { Day } from "#domain/day.ts";
import type { DayFlag, RefusedReading } from "#domain/day-record.ts";
import type { ReadingState } from "#domain/reading-state.ts";
import type { ContributorName, TodayMetric } from "#domain/today-metrics.ts";
import type { Comparison } from "#domain/usual.ts";

/** One of the day's three scores: its value (null unless scored), WHOOP's word, and how it compares. */
export interface PillarInput extends Comparison {
  value: number | null;
  state: ReadingState;
  soFar: boolean;
  word: string | null;
}

export interface ReadingInput extends Comparison {
  value: number | null;
}

/** A reading's distance from usual, in usual spreads (`z`); the value in ms, bpm, per min, or minutes. */
export interface ContributorInput {
  metric: ContributorName;
  value: number;
  z: number;
}

export interface WorkoutInput {
  id: string;
  day: Day;
  sportName: string;
  startAt: Date;
  durationMin: number | null;
  offsetMin: number;
  state: ReadingState;
  strain: number | null;
  /** Something of it cannot be true and is left out. */
  refused: boolean;
}

type TrendName = "recovery" | "hrvMs" | "restingBpm" | "strain" | "asleepMin" | "needMin";

/** What the Today page is prepared from; the answer of `loadToday` has this shape, and more. */
export interface TodayInput {
  day: Day | null;
  daysOld: number;
  offsetMin: number;
  flags: DayFlag[];
  refused: RefusedReading[];
  connection: { state: "none" | "active" | "reconnect" | "disconnected" };
  recovery: PillarInput;
  sleep: PillarInput;
  strain: PillarInput;
  readings: Record<TodayMetric | "needMin", ReadingInput>;
  /** Strongest first. */
  contributors: ContributorInput[];
  calibration: { have: number; need: number } | null;
  lastWorkouts: WorkoutInput[];
  trend: Record<TrendName, (number | null)[]> & { from: Day; lastIsSoFar: boolean };
  scoredAt: Date | null;
  lastSyncAt: Date | null;
}
