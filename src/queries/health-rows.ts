import type { Queryable } from "#db/client.ts";
import type { HealthRows } from "#domain/health-rows.ts";

// Every column is named: WHOOP's own JSON stays in the database unless somebody asks for it.

export const cycleFields = {
  id: true,
  startAt: true,
  endAt: true,
  timezoneOffset: true,
  offsetMin: true,
  scoreState: true,
  strain: true,
  energyKj: true,
  averageBpm: true,
  maxBpm: true,
  day: true,
  whoopUpdatedAt: true,
} as const;

export const sleepFields = {
  id: true,
  cycleId: true,
  startAt: true,
  endAt: true,
  timezoneOffset: true,
  offsetMin: true,
  nap: true,
  main: true,
  scoreState: true,
  inBedMs: true,
  awakeMs: true,
  noDataMs: true,
  lightMs: true,
  deepMs: true,
  remMs: true,
  sleepCycles: true,
  disturbances: true,
  needBaselineMs: true,
  needDebtMs: true,
  needStrainMs: true,
  needNapMs: true,
  respiratoryRate: true,
  performancePct: true,
  consistencyPct: true,
  efficiencyPct: true,
  day: true,
  whoopUpdatedAt: true,
} as const;

export const recoveryFields = {
  sleepId: true,
  cycleId: true,
  main: true,
  scoreState: true,
  calibrating: true,
  recovery: true,
  restingBpm: true,
  hrvMs: true,
  spo2Pct: true,
  skinTempC: true,
  day: true,
  whoopUpdatedAt: true,
} as const;

export const workoutFields = {
  id: true,
  cycleId: true,
  startAt: true,
  endAt: true,
  timezoneOffset: true,
  offsetMin: true,
  sportName: true,
  sportId: true,
  scoreState: true,
  strain: true,
  averageBpm: true,
  maxBpm: true,
  energyKj: true,
  recordedFraction: true,
  distanceM: true,
  altitudeGainM: true,
  altitudeChangeM: true,
  zone0Ms: true,
  zone1Ms: true,
  zone2Ms: true,
  zone3Ms: true,
  zone4Ms: true,
  zone5Ms: true,
  day: true,
  whoopUpdatedAt: true,
} as const;

/** A member's stored rows of the days `from` to `to` (inclusive), without those marked deleted: one query per noun. */
export async function loadHealthRows(
  db: Queryable,
  { memberId, from, to }: { memberId: number; from: string; to: string },
) {
  const where = { memberId, deletedAt: null, day: { gte: from, lte: to } };
  const orderBy = { day: "asc" } as const;
  const [cycles, sleeps, recoveries, workouts] = await Promise.all([
    db.cycle.findMany({ where, orderBy, select: cycleFields }),
    db.sleep.findMany({ where, orderBy, select: sleepFields }),
    db.recovery.findMany({ where, orderBy, select: recoveryFields }),
    db.workout.findMany({ where, orderBy, select: workoutFields }),
  ]);
  return { cycles, sleeps, recoveries, workouts } satisfies HealthRows;
}

/** Stored rows as `loadHealthRows` gives them. */
export type StoredRows = Awaited<ReturnType<typeof loadHealthRows>>;
