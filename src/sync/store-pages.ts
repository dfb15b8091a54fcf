import { type Queryable, withTransaction } from "#db/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { SyncContext } from "./context.ts";
import { joinImports } from "./join-imports.ts";
import { holdLease, LeaseLostError, leaseEnd } from "./lease.ts";
import { type ActiveRun, progressOf, type TypeProgress } from "./progress.ts";
import { type PreparedPage, pagesJson } from "./rows/prepare.ts";

/** A page that a run has read of a type. */
export interface ReadPage extends PreparedPage {
  /** How far back the run has read with it. */
  reachedAt: Date;
  /** How far the type's pass through the history has come with it, when it is part of one. */
  passReachedAt: Date | null;
}

interface Stored {
  outcome: "stored" | "lease-lost" | "has-imports";
  progress: Partial<Record<Collection, TypeProgress>> | null;
  firstStart: Date | null;
  lastStart: Date | null;
}

/**
 * Stores pages of a run, at most one of a type, with its progress: all of it, or nothing. It is one statement, the
 * database function `store_pages`, and so a transaction by itself; only what must be joined with an import needs more.
 * Throws `LeaseLostError` when another process writes this member's records now.
 */
export async function storePages(ctx: SyncContext, run: ActiveRun, pages: ReadPage[]): Promise<void> {
  let stored = await call(ctx, ctx.db, run, pages, false);
  if (stored.outcome === "has-imports")
    stored = await withTransaction(ctx.db, async (tx) => {
      await holdLease(ctx, tx, run.lease);
      const written = await call(ctx, tx, run, pages, true);
      const reach = { from: written.firstStart, to: written.lastStart };
      if (reach.from) await joinImports(tx, run.lease.memberId, reach, ctx.clock.now());
      return written;
    });
  if (stored.outcome === "lease-lost") throw new LeaseLostError();
  for (const { noun } of pages) Object.assign(progressOf(run, noun), stored.progress?.[noun]);
}

async function call(
  ctx: SyncContext,
  db: Queryable,
  run: ActiveRun,
  pages: ReadPage[],
  joining: boolean,
): Promise<Stored> {
  const { memberId, fence } = run.lease;
  const json = pagesJson(pages, ({ noun, reachedAt, passReachedAt }) => ({
    progress: { ...progressOf(run, noun), reachedAt },
    pass_reached_at: passReachedAt,
  }));
  const [stored] = await db.$queryRaw<Stored[]>`
    SELECT outcome, progress_by_noun AS progress, first_start AS "firstStart", last_start AS "lastStart"
    FROM store_pages(${memberId}::int, ${ctx.holder}, ${fence}::int, ${leaseEnd(ctx)}::timestamptz, ${run.id}::uuid,
      ${run.requests}::int, ${json}::jsonb, ${joining}, ${ctx.clock.now()}::timestamptz)`;
  if (!stored) throw new Error("The database says what came of it.");
  return stored;
}
