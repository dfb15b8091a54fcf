import { type Database, withTransaction } from "#db/client.ts";
import { type ArchivedRows, type ArchiveType, archiveTypes } from "#export-files/rows.ts";
import { cellsOf } from "#sync/import/cells.ts";
import { removeLayer, storeLayer, writeLayer } from "#sync/import/source-layer.ts";

/** Rows as a reader of archives yields them, by type. */
export type HistoryRows = { [T in ArchiveType]?: ArchivedRows[T][] };

/** Writes rows as an upload that was read, and stores them. Answers the import's id. */
export async function importRows(
  db: Database,
  memberId: number,
  rows: HistoryRows,
  {
    newestStartAt,
    contentHash = "a".repeat(64),
    now,
  }: { newestStartAt: Date; contentHash?: string; now: Date },
): Promise<number> {
  const { id } = await db.import.create({
    data: {
      memberId,
      state: "ready",
      fileName: "my_whoop_data.zip",
      sizeBytes: 1,
      contentHash,
      newestStartAt,
      uploadedBy: "cli",
      createdAt: now,
      changedAt: now,
    },
  });
  for (const type of archiveTypes) {
    const cells = (rows[type] ?? []).map((row, index) =>
      cellsOf(type, { ...row, file: `${type}.csv`, row: index + 2 } as never),
    );
    await writeLayer(db, { importId: id, memberId }, type, cells);
  }
  await withTransaction(db, (tx) => storeLayer(tx, { importId: id, memberId, now }), 120_000);
  return id;
}

export async function undoImport(db: Database, memberId: number, importId: number, now: Date): Promise<void> {
  await withTransaction(db, (tx) => removeLayer(tx, { importId, memberId, now }), 120_000);
}

/** Everything a member's health tables say, without what only tells when it was stored. */
export async function storedHealth(db: Database, memberId: number): Promise<Record<string, unknown[]>> {
  const bookkeeping = { omit: { storedAt: true, seenAt: true } } as const;
  const where = { memberId };
  return {
    cycles: await db.cycle.findMany({ where, ...bookkeeping, orderBy: { id: "asc" } }),
    sleeps: await db.sleep.findMany({ where, ...bookkeeping, orderBy: { id: "asc" } }),
    recoveries: await db.recovery.findMany({ where, ...bookkeeping, orderBy: { sleepId: "asc" } }),
    workouts: await db.workout.findMany({ where, ...bookkeeping, orderBy: { id: "asc" } }),
    journal: await db.journalAnswer.findMany({
      where,
      orderBy: [{ cycleStartAt: "asc" }, { question: "asc" }],
    }),
  };
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
const record = { id: null, day: null, offsetMin: 120, scoreState: "SCORED", raw: null } as const;

/** A cycle of an export: strain 9 unless told, a whole day long. */
export function archivedCycle(
  startAt: Date,
  values: Partial<ArchivedRows["cycles"]> = {},
): ArchivedRows["cycles"] {
  return {
    ...record,
    startAt,
    endAt: new Date(startAt.getTime() + 24 * hourMs),
    strain: 9,
    energyKj: 8368,
    averageBpm: 65,
    maxBpm: 150,
    ...values,
  };
}

/** A night of an export that opens its cycle: eight hours in bed. */
export function archivedNight(
  startAt: Date,
  values: Partial<ArchivedRows["sleeps"]> = {},
): ArchivedRows["sleeps"] {
  return {
    ...record,
    startAt,
    endAt: new Date(startAt.getTime() + 8 * hourMs),
    nap: false,
    cycleStartAt: startAt,
    cycleEndAt: null,
    inBedMs: 480 * minuteMs,
    awakeMs: 40 * minuteMs,
    noDataMs: null,
    lightMs: 240 * minuteMs,
    deepMs: 90 * minuteMs,
    remMs: 110 * minuteMs,
    sleepCycles: null,
    disturbances: null,
    needMs: 500 * minuteMs,
    needBaselineMs: null,
    needDebtMs: 20 * minuteMs,
    needStrainMs: null,
    needNapMs: null,
    respiratoryRate: 14.5,
    performancePct: 88,
    consistencyPct: 70,
    efficiencyPct: 92,
    ...values,
  };
}

/** The recovery a cycles file tells of the night that began then. */
export function archivedRecovery(
  sleepStartAt: Date,
  values: Partial<ArchivedRows["recoveries"]> = {},
): ArchivedRows["recoveries"] {
  return {
    ...record,
    sleepStartAt,
    cycleStartAt: sleepStartAt,
    of: "night",
    calibrating: null,
    recovery: 61,
    restingBpm: 52,
    hrvMs: 66,
    spo2Pct: 96.5,
    skinTempC: 33.8,
    ...values,
  };
}

/** An hour of running. */
export function archivedWorkout(
  startAt: Date,
  values: Partial<ArchivedRows["workouts"]> = {},
): ArchivedRows["workouts"] {
  return {
    ...record,
    startAt,
    endAt: new Date(startAt.getTime() + hourMs),
    cycleStartAt: null,
    cycleEndAt: null,
    sportName: "Running",
    sportId: null,
    strain: 10.1,
    averageBpm: 141,
    maxBpm: 172,
    energyKj: 1062.7,
    recordedFraction: null,
    distanceM: 9100,
    altitudeGainM: 40,
    altitudeChangeM: -2,
    zone0Ms: null,
    zone1Ms: 6 * minuteMs,
    zone2Ms: 12 * minuteMs,
    zone3Ms: 24 * minuteMs,
    zone4Ms: 12 * minuteMs,
    zone5Ms: 0,
    gpsEnabled: true,
    ...values,
  };
}
