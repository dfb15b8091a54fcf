import type { Queryable } from "#db/client.ts";
import { assembleOneDay } from "#domain/assemble-days.ts";
import type { Day } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { publicId } from "#domain/record-id.ts";
import { loadConnection } from "./connection.ts";
import { latestOf } from "./freshness.ts";
import { loadHealthRows, type StoredRows } from "./health-rows.ts";
import { loadSyncTypes } from "./sync-overview.ts";
import { workoutsKnown } from "./workouts-known.ts";

type WithTextCycleId<T> = Omit<T, "cycleId"> & { cycleId: string };

/** One day whole: its numbers, and the records they come from, each under its public id. */
export interface DayView {
  record: DayRecord;
  /** The cycle and the main sleep that speak for the day. */
  cycle: (Omit<StoredRows["cycles"][number], "id"> & { id: string }) | null;
  sleep: WithTextCycleId<StoredRows["sleeps"][number]> | null;
  recovery: WithTextCycleId<StoredRows["recoveries"][number]> | null;
  /** Every other sleep of the day, in the order they were slept. */
  naps: WithTextCycleId<StoredRows["sleeps"][number]>[];
  workouts: (Omit<StoredRows["workouts"][number], "cycleId"> & { cycleId: string | null })[];
  /** What was answered in the journal that day; a question without an answer is not here. */
  journal: { cycleStartAt: Date; question: string; answeredYes: boolean; notes: string | null }[];
  /** The latest sync of any type that went well. */
  lastSyncAt: Date | null;
  /** Where the records come from; null when nothing was ever connected. */
  source: "whoop" | "sandbox" | null;
}

/** Everything stored about one calendar day. A day without data has a record of nulls and no rows. */
export async function loadDay(
  db: Queryable,
  { memberId, day }: { memberId: number; day: Day },
): Promise<DayView> {
  const [rows, sync, connection, journal] = await Promise.all([
    loadHealthRows(db, { memberId, from: day, to: day }),
    loadSyncTypes(db, memberId),
    loadConnection(db, memberId),
    db.journalAnswer.findMany({
      where: { memberId, day },
      select: { cycleStartAt: true, question: true, answeredYes: true, notes: true },
      orderBy: [{ cycleStartAt: "asc" }, { question: "asc" }],
    }),
  ]);
  const record = assembleOneDay(day, rows, workoutsKnown(sync));
  const cycle = rows.cycles.find(({ id }) => id.toString() === record.cycleId);
  const sleep = rows.sleeps.find(({ id }) => id === record.sleepId);
  const recovery = rows.recoveries.find(({ sleepId }) => sleepId === record.sleepId);
  const naps = rows.sleeps.filter((each) => each !== sleep).sort(byStart);
  return {
    record,
    cycle: cycle === undefined ? null : { ...cycle, id: publicId(cycle.id) },
    sleep: sleep === undefined ? null : withPublicIds(sleep),
    recovery:
      recovery === undefined
        ? null
        : { ...recovery, sleepId: publicId(recovery.sleepId), cycleId: publicId(recovery.cycleId) },
    naps: naps.map(withPublicIds),
    workouts: rows.workouts.sort(byStart).map((row) => ({
      ...row,
      id: publicId(row.id),
      cycleId: row.cycleId === null ? null : publicId(row.cycleId),
    })),
    journal,
    lastSyncAt: latestOf(sync.map((type) => type.lastSyncAt)),
    source: connection.cloud,
  };
}

function withPublicIds<T extends { id: string; cycleId: bigint }>(row: T): WithTextCycleId<T> {
  return { ...row, id: publicId(row.id), cycleId: publicId(row.cycleId) };
}

function byStart(a: { startAt: Date }, b: { startAt: Date }): number {
  return a.startAt.getTime() - b.startAt.getTime();
}
