import type { Queryable } from "#db/client.ts";
import { loadHealthRows, type StoredRows } from "#db/health-rows.ts";
import { type CheckedRecord, checkRecord } from "#domain/checked-record.ts";
import type { Day } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import type { UnreadableRecord } from "#domain/health-rows.ts";
import { publicId } from "#domain/record-id.ts";
import { loadUnreadableOfDay } from "#queries/records/unreadable.ts";
import { loadConnection } from "#queries/status/connection.ts";
import { latestOf } from "#queries/status/freshness.ts";
import { loadSyncTypes } from "#queries/status/sync-overview.ts";
import { loadDayRecord } from "./days.ts";

type WithTextCycleId<T> = Omit<T, "cycleId"> & { cycleId: string };
type SleepOfDay = WithTextCycleId<CheckedRecord<StoredRows["sleeps"][number]>>;
type RecoveryOfDay = WithTextCycleId<CheckedRecord<StoredRows["recoveries"][number]>>;

/** One day whole: its numbers, and the records they come from, each under its public id. */
export interface DayView {
  record: DayRecord;
  /** The cycle and the main sleep that speak for the day. */
  cycle: (Omit<CheckedRecord<StoredRows["cycles"][number]>, "id" | "nextStartAt"> & { id: string }) | null;
  sleep: SleepOfDay | null;
  recovery: RecoveryOfDay | null;
  /** Nights besides the one that speaks for the day, each with its recovery, in the order they were slept. */
  otherNights: (SleepOfDay & { recovery: RecoveryOfDay | null })[];
  /** In the order they were slept. */
  naps: SleepOfDay[];
  workouts: (Omit<CheckedRecord<StoredRows["workouts"][number]>, "cycleId"> & { cycleId: string | null })[];
  /** What was answered in the journal that day; a question without an answer is not here. */
  journal: { cycleStartAt: Date; question: string; answeredYes: boolean; notes: string | null }[];
  /** What of the day could not be read, or not in full. */
  unreadable: UnreadableRecord[];
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
  const [record, rows, sync, connection, unreadable, journal] = await Promise.all([
    loadDayRecord(db, { memberId, day }),
    loadHealthRows(db, { memberId, from: day, to: day }),
    loadSyncTypes(db, memberId),
    loadConnection(db, memberId),
    loadUnreadableOfDay(db, { memberId, day }),
    db.journalAnswer.findMany({
      where: { memberId, day },
      select: { cycleStartAt: true, question: true, answeredYes: true, notes: true },
      orderBy: [{ cycleStartAt: "asc" }, { question: "asc" }],
    }),
  ]);
  const cycle = rows.cycles.find(({ id }) => id.toString() === record.cycleId);
  const sleep = rows.sleeps.find(({ id }) => id === record.sleepId);
  const others = rows.sleeps.filter((each) => each !== sleep).sort(byStart);
  const recoveryOf = (sleepId: string | null) => {
    const recovery = rows.recoveries.find((each) => each.sleepId === sleepId);
    return recovery === undefined ? null : recoveryOfDay(recovery);
  };
  return {
    record,
    cycle: cycle === undefined ? null : cycleOfDay(cycle),
    sleep: sleep === undefined ? null : sleepOfDay(sleep),
    recovery: recoveryOf(record.sleepId),
    otherNights: others
      .filter(({ nap }) => !nap)
      .map((night) => ({ ...sleepOfDay(night), recovery: recoveryOf(night.id) })),
    naps: others.filter(({ nap }) => nap).map(sleepOfDay),
    workouts: rows.workouts.sort(byStart).map((row) => ({
      ...checkRecord("workouts", row),
      id: publicId(row.id),
      cycleId: row.cycleId === null ? null : publicId(row.cycleId),
    })),
    journal,
    unreadable,
    lastSyncAt: latestOf(sync.map((type) => type.lastSyncAt)),
    source: connection.cloud,
  };
}

function cycleOfDay(row: StoredRows["cycles"][number]) {
  const { nextStartAt: _, ...read } = checkRecord("cycles", row);
  return { ...read, id: publicId(row.id) };
}

function sleepOfDay(row: StoredRows["sleeps"][number]): SleepOfDay {
  return { ...checkRecord("sleeps", row), id: publicId(row.id), cycleId: publicId(row.cycleId) };
}

function recoveryOfDay(row: StoredRows["recoveries"][number]): RecoveryOfDay {
  return {
    ...checkRecord("recoveries", row),
    sleepId: publicId(row.sleepId),
    cycleId: publicId(row.cycleId),
  };
}

function byStart(a: { startAt: Date }, b: { startAt: Date }): number {
  return a.startAt.getTime() - b.startAt.getTime();
}
