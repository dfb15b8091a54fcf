import { type Transaction, withTransaction } from "#db/client.ts";
import { storableJson } from "#lib/storable.ts";
import type { SyncContext } from "#sync/context.ts";
import { keepDays } from "#sync/days/keep-days.ts";
import { writeDaysOfKnownWorkouts } from "#sync/days/known-workouts.ts";
import { lockRecords, mergeWritten } from "#sync/import/merge-imports.ts";
import { holdLease, LeaseLostError, leaseEnd } from "#sync/run/lease.ts";
import { type ActiveRun, progressOf, type TypeProgress } from "#sync/run/progress.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { refusedBy } from "./refused.ts";
import { type PreparedPage, pagesJson, writtenBy } from "./rows/prepare.ts";
import type { QuarantineCells } from "./rows/quarantine.ts";

/** A page that a run has read of a type. */
export interface ReadPage extends PreparedPage {
  /** How far back the run has read with it. */
  reachedAt: Date;
  /** How far the type's pass through the history has come with it, when it is part of one. */
  passReachedAt: Date | null;
  /** Between what times all of it happened: where a record without a readable id is to be found. */
  span: { from: Date | null; to: Date };
}

interface Stored {
  outcome: "stored" | "lease-lost";
  progress: Partial<Record<Collection, TypeProgress>> | null;
  firstStart: Date | null;
  lastStart: Date | null;
}

/**
 * Stores pages of a run, at most one of a type, with its progress, what imports add to them and the days they touch: all
 * of it, or nothing. Throws `LeaseLostError` when another process writes this member's records now.
 */
export async function storePages(ctx: SyncContext, run: ActiveRun, pages: ReadPage[]): Promise<void> {
  const { memberId } = run.lease;
  const now = ctx.clock.now();
  const stored = await withTransaction(ctx.db, async (tx) => {
    await holdLease(ctx, tx, run.lease);
    await lockRecords(tx, memberId);
    const done = await keepDays(tx, memberId, writtenBy(pages), now, async () => {
      const written = await call(ctx, tx, run, pages);
      await mergeWritten(tx, memberId, { from: written.firstStart, to: written.lastStart }, now);
      return written;
    });
    if (pages.some(({ recordType }) => recordType === "workouts"))
      await writeDaysOfKnownWorkouts(tx, memberId, now);
    return done;
  });
  for (const { recordType } of pages)
    Object.assign(progressOf(run, recordType), stored.progress?.[recordType]);
}

/**
 * Stores a page that PostgreSQL refused record by record, each in a transaction of its own. What is refused by itself is
 * quarantined with the reason, if need be without WHOOP's JSON. The pass has come no further before all is stored.
 */
export async function storeOneByOne(ctx: SyncContext, run: ActiveRun, page: ReadPage): Promise<void> {
  const nothing = { ...page, rows: [], quarantined: [], passReachedAt: null };
  for (const row of page.rows) {
    await storeOrElse({ ...nothing, rows: [row] }, (problem) => {
      const { raw, ...cells } = JSON.parse(row);
      const key = cells[page.recordType === "recoveries" ? "sleep_id" : "id"];
      const { day = null, cycle_id = null } = cells;
      return { key, problem, raw, day, cycle_id };
    });
  }
  for (const each of page.quarantined)
    await storeOrElse({ ...nothing, quarantined: [each] }, () => JSON.parse(each));
  await storePages(ctx, run, [{ ...page, rows: [], quarantined: [] }]);

  async function storeOrElse(single: ReadPage, cellsOf: (problem: string) => QuarantineCells): Promise<void> {
    const refused = await refusalOf(storePages(ctx, run, [single]));
    if (!refused) return;
    const cells = cellsOf(`the database cannot keep it (SQLSTATE ${refused})`);
    const quarantine = (raw: unknown) =>
      storePages(ctx, run, [{ ...nothing, quarantined: [storableJson({ ...cells, raw })] }]);
    if (await refusalOf(quarantine(cells.raw))) await quarantine(null);
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

async function call(ctx: SyncContext, tx: Transaction, run: ActiveRun, pages: ReadPage[]): Promise<Stored> {
  const { memberId, fence } = run.lease;
  const json = pagesJson(pages, ({ recordType, reachedAt, passReachedAt, span }) => ({
    progress: { ...progressOf(run, recordType), reachedAt },
    pass_reached_at: passReachedAt,
    span_from: span.from,
    span_to: span.to,
  }));
  const [stored] = await tx.$queryRaw<Stored[]>`
    SELECT outcome, progress_by_noun AS progress, first_start AS "firstStart", last_start AS "lastStart"
    FROM store_pages(${memberId}::int, ${ctx.holder}, ${fence}::int, ${leaseEnd(ctx)}::timestamptz, ${run.id}::uuid,
      ${run.requests}::int, ${json}::jsonb, true, ${ctx.clock.now()}::timestamptz)`;
  if (!stored) throw new Error("The database says what came of it.");
  if (stored.outcome === "lease-lost") throw new LeaseLostError();
  return stored;
}
