import type { Cell } from "#db/bulk-write.ts";
import type { SyncContext } from "#sync/context.ts";
import { writeDaysOfKnownWorkouts } from "#sync/days/known-workouts.ts";
import { type ActiveRun, addCounts } from "#sync/run/progress.ts";
import type { PreparedPage } from "./prepare-page.ts";
import { type QuarantinedRow, quarantinedRow } from "./quarantined-row.ts";
import { refusedBy } from "./refused.ts";
import { storePrepared } from "./save-records.ts";
import { storeInRun } from "./store-in-run.ts";

/** A page that a run has read of a type. */
export interface ReadPage extends PreparedPage {
  /** How far back the run has read with it. */
  reachedAt: Date;
  /** How far the type's backfill has come with it, when it is part of one. */
  backfillReachedAt: Date | null;
}

/** Stores a page with the run's progress. A page that PostgreSQL refuses for what it holds loses only the record at fault. */
export async function storePage(ctx: SyncContext, run: ActiveRun, page: ReadPage): Promise<void> {
  try {
    await storeWhole(ctx, run, page);
  } catch (error) {
    const sqlState = refusedBy(error);
    if (sqlState === null) throw error;
    ctx.logger?.warn({ runId: run.id, type: page.recordType, sqlState }, "a page is stored record by record");
    await storeOneByOne(ctx, run, page);
  }
}

function storeWhole(ctx: SyncContext, run: ActiveRun, page: ReadPage): Promise<void> {
  const { recordType: type, reachedAt, backfillReachedAt } = page;
  const { memberId } = run.lease;
  return storeInRun(ctx, run, type, async (tx, progress) => {
    const now = ctx.clock.now();
    addCounts(progress, await storePrepared(tx, memberId, page, now));
    progress.reachedAt = reachedAt.toISOString();
    if (backfillReachedAt)
      await tx.syncState.updateMany({
        where: { memberId, type },
        data: { historyReachedAt: backfillReachedAt },
      });
    if (type === "workouts") await writeDaysOfKnownWorkouts(tx, memberId, now);
  });
}

/**
 * Stores every record of a page in a transaction of its own. What is refused by itself is quarantined with the reason, if
 * need be without WHOOP's JSON. The backfill has come no further before all is stored.
 */
async function storeOneByOne(ctx: SyncContext, run: ActiveRun, page: ReadPage): Promise<void> {
  const nothing = { ...page, rows: [], quarantined: [], backfillReachedAt: null };
  for (const row of page.rows)
    await storeOrElse({ ...nothing, rows: [row] }, (problem) =>
      quarantinedRow(page.recordType, { raw: row["raw"], problem }),
    );
  for (const each of page.quarantined)
    await storeOrElse({ ...nothing, quarantined: [each] }, (problem) => ({ ...each, problem }));
  await storeWhole(ctx, run, { ...page, rows: [], quarantined: [] });

  async function storeOrElse(
    single: ReadPage,
    quarantinedFor: (problem: string) => QuarantinedRow,
  ): Promise<void> {
    const refused = await refusalOf(storeWhole(ctx, run, single));
    if (!refused) return;
    const row = quarantinedFor(`the database cannot keep it (SQLSTATE ${refused})`);
    const quarantine = (raw: Cell) => storeWhole(ctx, run, { ...nothing, quarantined: [{ ...row, raw }] });
    if (await refusalOf(quarantine(row["raw"] ?? null))) await quarantine(null);
  }
}

/** Why PostgreSQL refused what was to be stored, as its SQLSTATE; null when it was stored. Other errors are thrown on. */
async function refusalOf(storing: Promise<void>): Promise<string | null> {
  try {
    await storing;
    return null;
  } catch (error) {
    const state = refusedBy(error);
    if (state === null) throw error;
    return state;
  }
}
