import { updateRows } from "#db/bulk-write.ts";
import type { Transaction } from "#db/client.ts";
import { type ChangedLabels, changedLabels, type StoredLabels } from "#domain/assign-days.ts";

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
  const write = (table: string, key: string, rows: Parameters<typeof updateRows>[2]["rows"]) =>
    updateRows(tx, memberId, { table, key, rows });
  await write(
    "cycles",
    "id",
    labels.cycles.map(({ id, day }) => ({ id: id.toString(), day })),
  );
  await write(
    "sleeps",
    "id",
    labels.sleeps.map(({ id, main, day }) => ({ id, main, day })),
  );
  await write(
    "recoveries",
    "sleep_id",
    labels.recoveries.map(({ sleepId, main, day }) => ({ sleep_id: sleepId, main, day })),
  );
  await write(
    "workouts",
    "id",
    labels.workouts.map(({ id, cycleId, day }) => ({ id, cycle_id: cycleId?.toString() ?? null, day })),
  );
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
  const workouts = await tx.workout.findMany({
    where: {
      memberId,
      OR: [{ id: { in: workoutIds } }, { cycleId: { in: cycleIds } }, ...startedIn(cycles)],
    },
    select: { id: true, startAt: true, offsetMin: true, cycleId: true, day: true },
  });
  const loaded = new Set(cycleIds);
  const holders = (await loadHolders(tx, memberId, workouts)).filter(({ id }) => !loaded.has(id));
  return { cycles: [...cycles, ...holders], sleeps, recoveries, workouts };
}

/** The condition that something started between the first of some cycles and the end of the last. */
function startedIn(cycles: readonly { startAt: Date; endAt: Date | null }[]) {
  if (cycles.length === 0) return [];
  const first = new Date(Math.min(...cycles.map(({ startAt }) => startAt.getTime())));
  const last = Math.max(...cycles.map(({ endAt }) => endAt?.getTime() ?? Number.POSITIVE_INFINITY));
  return [{ startAt: { gte: first, ...(Number.isFinite(last) ? { lt: new Date(last) } : {}) } }];
}

/** The cycles that workouts may have begun in: from the one before the first of them to the last. */
async function loadHolders(
  tx: Transaction,
  memberId: number,
  workouts: readonly { startAt: Date }[],
): Promise<StoredLabels["cycles"]> {
  if (workouts.length === 0) return [];
  const starts = workouts.map(({ startAt }) => startAt.getTime());
  const live = { memberId, deletedAt: null };
  const before = await tx.cycle.findFirst({
    where: { ...live, startAt: { lte: new Date(Math.min(...starts)) } },
    orderBy: { startAt: "desc" },
    select: { startAt: true },
  });
  const from = before?.startAt ?? new Date(Math.min(...starts));
  return tx.cycle.findMany({
    where: { ...live, startAt: { gte: from, lte: new Date(Math.max(...starts)) } },
    select: cycleFields,
  });
}
