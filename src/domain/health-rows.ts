import type { ReadValues, RecordType } from "./record-fields.ts";

/** Stored health rows as the day model needs them; the database's own rows fit. Durations in ms, unscored is null. */
export interface CycleRow extends ReadValues<"cycles"> {
  id: bigint;
  startAt: Date;
  endAt: Date | null;
  /** The start of the member's next cycle, where this one has no end of its own that can be true. */
  nextStartAt?: Date | null;
  offsetMin: number;
  scoreState: string;
  /** Only an import knows it. */
  imported?: boolean;
  day: string;
}

export interface SleepRow extends ReadValues<"sleeps"> {
  id: string;
  cycleId: bigint;
  startAt: Date;
  endAt: Date;
  offsetMin: number;
  /** WHOOP's own word for it. */
  nap: boolean;
  /** The night that opens its cycle: the longest sleep of it that is no nap. Another one that is no nap is a second night. */
  main: boolean;
  scoreState: string;
  /** Only an import knows it. */
  imported?: boolean;
  day: string;
}

export interface RecoveryRow extends ReadValues<"recoveries"> {
  sleepId: string;
  cycleId: bigint;
  main: boolean;
  scoreState: string;
  /** Only an import knows it. */
  imported?: boolean;
  day: string | null;
}

export interface WorkoutRow extends ReadValues<"workouts"> {
  id: string;
  startAt: Date;
  endAt: Date;
  scoreState: string;
  /** Only an import knows it. */
  imported?: boolean;
  day: string;
}

/** A record of a day that WHOOP sent in a form we cannot read, or not in full. */
export interface UnreadableRecord {
  type: RecordType;
  /** Null when it cannot be told: it is on no day then. */
  day: string | null;
  /** The fields that are null for it, in WHOOP's names; none when the record as a whole is quarantined. */
  fields: string[];
}

/** Any set of stored rows, in any order. */
export interface HealthRows {
  cycles: readonly CycleRow[];
  sleeps: readonly SleepRow[];
  recoveries: readonly RecoveryRow[];
  workouts: readonly WorkoutRow[];
  /** Records of those days that are no rows, since they cannot be read. */
  quarantined?: readonly UnreadableRecord[];
}
