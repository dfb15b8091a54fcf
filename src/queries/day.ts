import type { Queryable } from "#db/client.ts";
import { assembleOneDay } from "#domain/assemble-days.ts";
import type { Day } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { loadConnection } from "./connection.ts";
import { latestOf } from "./freshness.ts";
import { loadHealthRows, type StoredRows } from "./health-rows.ts";
import { loadSyncTypes } from "./sync-overview.ts";
import { workoutsKnown } from "./workouts-known.ts";

type WithTextCycleId<T> = Omit<T, "cycleId"> & { cycleId: string };

/** One day whole: its numbers, and the records they come from. */
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
  journal: { question: string; answeredYes: boolean; notes: string | null }[];
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
      select: { question: true, answeredYes: true, notes: true },
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
    cycle: cycle === undefined ? null : { ...cycle, id: cycle.id.toString() },
    sleep: sleep === undefined ? null : textCycleId(sleep),
    recovery: recovery === undefined ? null : textCycleId(recovery),
    naps: naps.map(textCycleId),
    workouts: rows.workouts
      .sort(byStart)
      .map((row) => ({ ...row, cycleId: row.cycleId?.toString() ?? null })),
    journal,
    lastSyncAt: latestOf(sync.map((type) => type.lastSyncAt)),
    source: connection.cloud,
  };
}

function textCycleId<T extends { cycleId: bigint }>(row: T): WithTextCycleId<T> {
  return { ...row, cycleId: row.cycleId.toString() };
}

function byStart(a: { startAt: Date }, b: { startAt: Date }): number {
  return a.startAt.getTime() - b.startAt.getTime();
}
