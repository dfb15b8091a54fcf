import { withTransaction } from "#db/client.ts";
import type { RecordOf, WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Page } from "#whoop/page.ts";
import { type SaveCounts, saveRecords, tableOf } from "./collection.ts";
import type { SyncContext } from "./context.ts";
import { type ActiveRun, addCounts, progressOf, saveProgress } from "./progress.ts";

/** A stretch of time to read; records whose interval overlaps it are listed. Without `start`, from the beginning. */
export interface Stretch {
  start: Date | null;
  /** Pinned for the whole walk, so that pages do not shift while new records arrive. */
  end: Date;
}

/** What a page's transaction also stores, beside the records and the run's progress. */
export type AfterPage = (
  tx: Parameters<typeof saveProgress>[1],
  reachedAt: Date,
  counts: SaveCounts,
) => Promise<void>;

/**
 * Reads a stretch page by page, newest first, and stores each page with its progress in one transaction. The next
 * page is already on its way while one is stored.
 */
export async function walk<C extends Collection>(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  collection: C,
  stretch: Stretch,
  afterPage?: AfterPage,
): Promise<void> {
  const { listedAt } = tableOf(collection);
  const progress = progressOf(run, collection);
  let reachedAt = stretch.end;
  const pages = client.pages(collection, {
    ...(stretch.start ? { start: stretch.start } : {}),
    end: stretch.end,
  });
  for await (const page of readAhead(pages)) {
    reachedAt = earliest(page, reachedAt, listedAt);
    const counts = await withTransaction(ctx.db, async (tx) => {
      const saved = await saveRecords(tx, run.lease.memberId, collection, page, ctx.clock.now());
      addCounts(progress, saved);
      progress.reachedAt = reachedAt.toISOString();
      await afterPage?.(tx, reachedAt, saved);
      await saveProgress(ctx, tx, run);
      return saved;
    });
    ctx.logger?.debug({ runId: run.id, type: collection, ...counts }, "stored a page");
  }
}

function earliest<C extends Collection>(
  page: Page<RecordOf<C>>,
  before: Date,
  listedAt: (record: RecordOf<C>) => Date,
): Date {
  return page.records.reduce((min, { record }) => (listedAt(record) < min ? listedAt(record) : min), before);
}

/** Asks for the next item while the present one is being used; an error shows up at its own turn. */
async function* readAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let upcoming = source.next();
  try {
    for (;;) {
      const current = await upcoming;
      if (current.done) return;
      upcoming = source.next();
      upcoming.catch(() => undefined);
      yield current.value;
    }
  } finally {
    // Left early: the request under way is answered first, nothing runs on unseen.
    await upcoming.catch(() => undefined);
    await source.return(undefined);
  }
}
