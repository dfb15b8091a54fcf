import { Prisma, type Transaction } from "#db/client.ts";
import { type MergedRecordType, mergedRecordTypes } from "#db/merged-record-type.ts";
import { keepDays } from "#sync/days/keep-days.ts";
import { loadDaysOfEndless, loadDaysWithin } from "#sync/days/touched-days.ts";
import { assignDays } from "#sync/store/assign-days.ts";
import { mergeJournal } from "./merge-journal.ts";
import { mergeRecordType, separateRecordType } from "./merge-record-type.ts";

/** A stretch of time, by the starts of records; an open end reaches as far as there are any. */
export interface Reach {
  from: Date | null;
  to: Date | null;
}

const hourMs = 3_600_000;
/** A cycle may last more than two days, and what happens in it is joined with it. */
const marginMs = 72 * hourMs;
/**
 * The planner knows nothing about rows that were written in this transaction, and joins more than a few of them badly: it
 * is told first.
 */
const fewCycles = 100;

/**
 * Before records or days of a member are written: until the transaction ends nobody else writes any of them. Those who add
 * rows that refer to the member need not wait.
 */
export async function lockRecords(tx: Transaction, memberId: number): Promise<void> {
  await tx.$executeRaw`SELECT FROM members WHERE id = ${memberId} FOR NO KEY UPDATE`;
}

/** What follows, for a member with imports, from records of WHOOP's that were written in a stretch: they are joined anew. */
export async function mergeWritten(
  tx: Transaction,
  memberId: number,
  reach: Reach,
  now: Date,
): Promise<void> {
  if (reach.from === null) return;
  const done = await tx.import.findFirst({ where: { memberId, state: "done" }, select: { id: true } });
  if (done) await mergeImports(tx, memberId, reach, now);
}

/**
 * Joins WHOOP's records with the member's imports over a stretch of time, from what both say now, so that the order in
 * which they came cannot matter. First everything an import brought to the health tables is taken out, then put in
 * again. A record of WHOOP's and imported rows that start within a second of it are one: per group of values WHOOP's
 * count where it has any, else those of the newest import (the one with the latest cycle, then the greater content
 * hash). A record that was deleted in the cloud stays deleted whatever an export says. Days are assigned anew.
 */
export async function mergeImports(
  tx: Transaction,
  memberId: number,
  reach: Reach,
  now: Date,
): Promise<void> {
  const wide = {
    from: reach.from === null ? new Date(0) : new Date(reach.from.getTime() - marginMs),
    to: reach.to === null ? new Date(Date.UTC(2200, 0)) : new Date(reach.to.getTime() + marginMs),
  };
  await keepDays(tx, memberId, now, async (touch) => {
    touch(await loadDaysWithin(tx, memberId, wide));
    touch(await mergeRange(tx, memberId, wide, now));
    touch(await loadDaysWithin(tx, memberId, wide));
    touch(await loadDaysOfEndless(tx, memberId, wide.to));
  });
}

async function mergeRange(
  tx: Transaction,
  memberId: number,
  wide: { from: Date; to: Date },
  now: Date,
): Promise<(string | null)[]> {
  const { cycles, sleeps, recoveries, workouts } = mergedRecordTypes;
  const touched = new Set<string>();
  // What others refer to comes first: cycles, then the sleeps in them, then what is computed from a sleep.
  for (const recordType of [cycles, sleeps, recoveries, workouts])
    for (const id of await separateRecordType(tx, recordType, memberId, wide)) touched.add(id);
  for (const recordType of [cycles, sleeps, recoveries, workouts]) {
    for (const id of await mergeRecordType(tx, recordType, memberId, wide, now)) touched.add(id);
    if (touched.size > fewCycles) await tx.$executeRaw`ANALYZE ${Prisma.raw(foundBy(recordType))}`;
  }
  const days = await assignDays(tx, memberId, {
    cycleIds: [...touched],
    workoutIds: await importedWorkouts(tx, memberId, wide),
  });
  await mergeJournal(tx, memberId, wide);
  return days;
}

/** A table with the columns that rows of it are found by: the planner needs no others, and values take long to analyze. */
function foundBy({ table, key }: MergedRecordType): string {
  const times = table === "recoveries" ? "import_key_at" : "start_at";
  return `${table} (member_id, ${key}, ${times}, deleted_at, imported${table === "cycles" ? "" : ", cycle_id"})`;
}

async function importedWorkouts(
  tx: Transaction,
  memberId: number,
  { from, to }: { from: Date; to: Date },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id::text AS id FROM workouts WHERE member_id = ${memberId} AND imported
      AND start_at >= ${from}::timestamptz AND start_at < ${to}::timestamptz`);
  return rows.map(({ id }) => id);
}
