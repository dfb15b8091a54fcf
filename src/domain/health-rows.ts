/** Stored health rows as the day model needs them; the database's own rows fit. Durations in ms, unscored is null. */
export interface CycleRow {
  id: bigint;
  startAt: Date;
  endAt: Date | null;
  /** The start of the member's next cycle, where this one has no end of its own that can be true. */
  nextStartAt?: Date | null;
  offsetMin: number;
  scoreState: string;
  /** Only an import knows it. */
  imported?: boolean;
  strain: number | null;
  energyKj: number | null;
  averageBpm: number | null;
  maxBpm: number | null;
  day: string;
}

export interface SleepRow {
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
  inBedMs: number | null;
  awakeMs: number | null;
  lightMs: number | null;
  deepMs: number | null;
  remMs: number | null;
  sleepCycles: number | null;
  disturbances: number | null;
  /** The whole need where its parts are not known; their sum is better. */
  needMs: number | null;
  needBaselineMs: number | null;
  needDebtMs: number | null;
  needStrainMs: number | null;
  needNapMs: number | null;
  respiratoryRate: number | null;
  performancePct: number | null;
  consistencyPct: number | null;
  efficiencyPct: number | null;
  day: string;
}

export interface RecoveryRow {
  sleepId: string;
  cycleId: bigint;
  main: boolean;
  scoreState: string;
  /** Only an import knows it. */
  imported?: boolean;
  calibrating: boolean | null;
  recovery: number | null;
  restingBpm: number | null;
  hrvMs: number | null;
  spo2Pct: number | null;
  skinTempC: number | null;
  day: string | null;
}

export interface WorkoutRow {
  id: string;
  startAt: Date;
  endAt: Date;
  scoreState: string;
  /** Only an import knows it. */
  imported?: boolean;
  strain: number | null;
  zone0Ms: number | null;
  zone1Ms: number | null;
  zone2Ms: number | null;
  zone3Ms: number | null;
  zone4Ms: number | null;
  zone5Ms: number | null;
  day: string;
}

/** A record of a day that WHOOP sent in a form we cannot read, or not in full. */
export interface UnreadableRecord {
  type: "cycles" | "sleeps" | "recoveries" | "workouts";
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
