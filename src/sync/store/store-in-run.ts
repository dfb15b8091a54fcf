import { type Transaction, withTransaction } from "#db/client.ts";
import type { SyncContext } from "#sync/context.ts";
import { lockRecords } from "#sync/import/merge-imports.ts";
import { holdLease } from "#sync/run/lease.ts";
import {
  type ActiveRun,
  progressOf,
  type RunType,
  saveProgress,
  type TypeProgress,
} from "#sync/run/progress.ts";

/**
 * Does `work`, which stores something of a type and counts it in `progress`, in one transaction with the run's lease and
 * progress: all of it, or nothing. Throws `LeaseLostError` when another process writes this member's records now.
 */
export async function storeInRun(
  ctx: SyncContext,
  run: ActiveRun,
  type: RunType,
  work: (tx: Transaction, progress: TypeProgress) => Promise<void>,
): Promise<void> {
  const progress = { ...progressOf(run, type) };
  await withTransaction(ctx.db, async (tx) => {
    await holdLease(ctx, tx, run.lease);
    await lockRecords(tx, run.lease.memberId);
    await work(tx, progress);
    await saveProgress(tx, { ...run, progress: { ...run.progress, [type]: progress } });
  });
  // What is undone is not counted either.
  Object.assign(progressOf(run, type), progress);
}
