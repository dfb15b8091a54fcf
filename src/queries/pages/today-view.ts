import type { Day } from "#domain/day.ts";
import type { DayFlag, RefusedReading } from "#domain/day-record.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { ReadingState } from "#domain/reading-state.ts";
import type { RecoveryBand } from "#domain/score-bands.ts";
import type { ContributorName, TodayMetric } from "#domain/today-metrics.ts";
import type { Comparison } from "#domain/usual.ts";
import type { ConnectionView } from "#queries/status/connection.ts";
import type { RunView } from "#queries/status/run.ts";
import type { SyncTypeView } from "#queries/status/sync-overview.ts";

/** One of the day's three scores, whole: what it is, what it is worth, and how it compares. */
export interface Pillar extends Comparison {
  metric: "recovery" | "performancePct" | "strain";
  /** Unrounded; null unless `state` is "scored". */
  value: number | null;
  state: ReadingState;
  /** The day has not ended and the value still grows; it is then left out of every statistic. */
  soFar: boolean;
  /** WHOOP's word for the value. */
  word: string | null;
}

/** A number beneath the scores. */
export interface Reading extends Comparison {
  metric: MetricName;
  value: number | null;
}

/** One signed contributor to the morning: how far this metric stands from usual, in usual spreads. Not additive. */
export interface Contributor {
  metric: ContributorName;
  /** In the metric's unit (ms, bpm, per min, minutes asleep minus need). */
  value: number;
  z: number;
}

/** A workout as the Today page lists it. */
export interface RecentWorkout {
  id: string;
  day: Day;
  sportName: string;
  startAt: Date;
  /** Null when its end cannot be true. */
  durationMin: number | null;
  offsetMin: number;
  state: ReadingState;
  strain: number | null;
  /** Something of it cannot be true and is left out. */
  refused: boolean;
}

/** The last 31 calendar days as bare numbers, oldest first: entry i is `from` + i days, a gap is null. */
export interface TodayTrend {
  from: Day;
  recovery: (number | null)[];
  hrvMs: (number | null)[];
  restingBpm: (number | null)[];
  strain: (number | null)[];
  asleepMin: (number | null)[];
  needMin: (number | null)[];
  /** The last entry of `strain` is only "so far". */
  lastIsSoFar: boolean;
}

/** Everything the Today page says. */
export interface TodayView {
  member: { id: number; name: string; demo: boolean };
  /** The day shown: the newest cycle's label. Null while nothing is stored. */
  day: Day | null;
  /** The member's own current date, by the newest record's offset. Null while nothing is stored. */
  currentDay: Day | null;
  /** Calendar days from `day` to `currentDay`, 0 while the day is under way; above 0: "last data: Tuesday". */
  daysOld: number;
  offsetMin: number;
  flags: DayFlag[];
  /** What of the day cannot be true and is left out. */
  refused: RefusedReading[];
  calibrating: boolean;
  recovery: Pillar & { band: RecoveryBand | null };
  sleep: Pillar;
  strain: Pillar;
  readings: Record<TodayMetric | "needMin", Reading>;
  bedAt: Date | null;
  wakeAt: Date | null;
  /** Strongest first; only those with a reading and a usual spread. */
  contributors: Contributor[];
  /** Nights with a usable recovery among the 30 before, until there are enough for "usual"; then null. */
  calibration: { have: number; need: number } | null;
  lastWorkouts: RecentWorkout[];
  trend: TodayTrend;
  /** When WHOOP last changed the day's recovery (its score), and when we last asked, per type. */
  scoredAt: Date | null;
  sync: SyncTypeView[];
  /** The latest success of any type. */
  lastSyncAt: Date | null;
  connection: ConnectionView;
  /** The run in progress, waiting or paused; null when none is. */
  run: RunView | null;
}
