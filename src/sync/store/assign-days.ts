import { updateRows } from "#db/bulk-write.ts";
import type { Transaction } from "#db/client.ts";
import { type ChangedLabels, changedLabels, type StoredLabels } from "#domain/assign-days.ts";
import { recordTypes, rulesOf } from "./record-types.ts";

/** What may belong to another day now: everything of these cycles, and these workouts. */
export interface Touched {
  cycleIds: string[];
  workoutIds: string[];
}

const cycleFields = {
  id: true,
  startAt: true,
  endAt: true,
  offsetMin: true,
  deletedAt: true,
  day: true,
} as const;

/**
 * Writes which of the member's own days every touched row belongs to: domain/assign-days.ts decides. Records arrive in any
 * order, so this runs in the transaction of every page. Answers with all days that the rows have now or had before.
 */
export async function assignDays(
  tx: Transaction,
  memberId: number,
  touched: Touched,
): Promise<(string | null)[]> {
  if (touched.cycleIds.length + touched.workoutIds.length === 0) return [];
  const cycleIds = new Set(touched.cycleIds.map(BigInt));
  const stored = await loadLabels(tx, memberId, [...cycleIds], touched.workoutIds);
  const labels = changedLabels([...cycleIds], stored);
  const rows = {
    cycles: labels.cycles.map(({ id, day }) => ({ id: id.toString(), day })),
    sleeps: labels.sleeps.map(({ id, main, day }) => ({ id, main, day })),
    recoveries: labels.recoveries.map(({ sleepId, main, day }) => ({ sleep_id: sleepId, main, day })),
    workouts: labels.workouts.map(({ id, cycleId, day }) => ({
      id,
      cycle_id: cycleId?.toString() ?? null,
      day,
    })),
  };
  for (const type of recordTypes)
    await updateRows(tx, memberId, { table: type, key: rulesOf(type).key, rows: rows[type] });
  const before = { ...stored, cycles: stored.cycles.filter(({ id }) => cycleIds.has(id)) };
  return [before, labels].flatMap(daysOf);
}

function daysOf({ cycles, sleeps, recoveries, workouts }: ChangedLabels): (string | null)[] {
  return [cycles, sleeps, recoveries, workouts].flat().map(({ day }) => day);
}

async function loadLabels(
  tx: Transaction,
  memberId: number,
  cycleIds: bigint[],
  workoutIds: string[],
): Promise<StoredLabels> {
  const ofCycles = { memberId, cycleId: { in: cycleIds } };
  const cycles = await tx.cycle.findMany({ where: { memberId, id: { in: cycleIds } }, select: cycleFields });
  const sleeps = await tx.sleep.findMany({
    where: ofCycles,
    select: {
      id: true,
      cycleId: true,
      startAt: true,
      endAt: true,
      offsetMin: true,
      nap: true,
      deletedAt: true,
      main: true,
      day: true,
    },
  });
  const recoveries = await tx.recovery.findMany({
    where: ofCycles,
    select: { sleepId: true, cycleId: true, main: true, day: true },
  });
  const { from, to } = extentOf(cycles);
  // Lists that are joined by OR may not be as long in Prisma as an import may make them.
  const workouts = await tx.$queryRaw<StoredLabels["workouts"]>`
    SELECT id::text, start_at AS "startAt", offset_min AS "offsetMin", cycle_id AS "cycleId", day FROM workouts
    WHERE member_id = ${memberId} AND (id = ANY(${workoutIds}::uuid[]) OR cycle_id = ANY(${cycleIds.map(String)}::bigint[])
      OR start_at >= ${from}::timestamptz AND start_at < coalesce(${to}::timestamptz, 'infinity'))
    ORDER BY start_at`;
  const loaded = new Set(cycleIds);
  const holders = (await loadHolders(tx, memberId, workouts)).filter(({ id }) => !loaded.has(id));
  return { cycles: [...cycles, ...holders], sleeps, recoveries, workouts };
}

/** From the start of the first of some cycles to the end of the last, null where one has none. */
function extentOf(cycles: readonly { startAt: Date; endAt: Date | null }[]) {
  let from: Date | null = null;
  let to: Date | null = new Date(0);
  for (const { startAt, endAt } of cycles) {
    if (from === null || startAt < from) from = startAt;
    if (to !== null && (endAt === null || endAt > to)) to = endAt;
  }
  return { from, to };
}

/** The cycles that workouts, in order, may have begun in: from the one before the first of them to the last. */
async function loadHolders(
  tx: Transaction,
  memberId: number,
  workouts: readonly { startAt: Date }[],
): Promise<StoredLabels["cycles"]> {
  const [first, last] = [workouts[0], workouts.at(-1)];
  if (!first || !last) return [];
  const live = { memberId, deletedAt: null };
  const before = await tx.cycle.findFirst({
    where: { ...live, startAt: { lte: first.startAt } },
    orderBy: { startAt: "desc" },
    select: { startAt: true },
  });
  const startAt = { gte: before?.startAt ?? first.startAt, lte: last.startAt };
  return tx.cycle.findMany({ where: { ...live, startAt }, select: cycleFields });
}
