import { withTransaction } from "#db/client.ts";
import type { RecordOf, WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Page } from "#whoop/page.ts";
import { saveRecords, tableOf } from "./collection.ts";
import type { SyncContext } from "./context.ts";
import { type ActiveRun, addCounts, progressOf, saveProgress } from "./progress.ts";

/** A stretch of time to read; records whose interval overlaps it are listed. Without `start`, from the beginning. */
export interface Stretch {
  start: Date | null;
  /** Pinned for the whole walk, so that pages do not shift while new records arrive. */
  end: Date;
  /** Leave off after so many pages. */
  maxPages?: number;
}

/** How a walk ended: everything before `reachedAt` is unread when it is not `complete`. */
export interface WalkEnd {
  reachedAt: Date;
  complete: boolean;
}

/** As many records as WHOOP puts on a page at most; behind a page with fewer there is seldom another. */
const fullPage = 25;

/**
 * So many pages are stored together at most, when they arrive faster than they are stored, and as many may wait: what
 * a killed process has to fetch again is never more than four pages.
 */
const pagesTogether = 2;

/**
 * Reads a stretch page by page, newest first, and stores what has arrived with its progress in one transaction; the
 * next pages are already on their way. `historyReached` is given when the walk belongs to a pass through the history:
 * how far that pass has come when a page has come so far.
 */
export async function walk<C extends Collection>(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  collection: C,
  stretch: Stretch,
  historyReached?: (pageReachedAt: Date) => Date,
): Promise<WalkEnd> {
  const progress = progressOf(run, collection);
  let reachedAt = stretch.end;
  let pagesLeft = stretch.maxPages ?? Number.POSITIVE_INFINITY;
  for await (const arrived of readAhead(pagesOf(client, collection, stretch), pagesTogether)) {
    const pages = arrived.slice(0, pagesLeft);
    if (pages.length === 0) return { reachedAt, complete: false };
    pagesLeft -= pages.length;
    const records = pages.flatMap((page) => page.records);
    const rejected = pages.flatMap((page) => page.rejected);
    reachedAt = earliest(collection, { records, rejected }, reachedAt);
    await withTransaction(ctx.db, async (tx) => {
      const page = { records, rejected };
      addCounts(progress, await saveRecords(tx, run.lease.memberId, collection, page, ctx.clock.now()));
      progress.reachedAt = reachedAt.toISOString();
      const reached = historyReached && { type: collection, at: historyReached(reachedAt) };
      await saveProgress(ctx, tx, run, reached);
    });
    if (pages.length < arrived.length) return { reachedAt, complete: false };
  }
  return { reachedAt, complete: true };
}

/**
 * The pages of a stretch. WHOOP's page tokens count from the top: when a record is deleted while we read, everything
 * after it moves up, and the first record of the next page would be passed over. So a full page is not followed by its
 * token but by a listing that begins with its last record, which nothing above can move. The token is for what such a
 * listing cannot part: many records at one instant, or a page that came short. What was just read is not given again.
 */
async function* pagesOf<C extends Collection>(
  client: WhoopClient,
  collection: C,
  { start, end }: Stretch,
): AsyncGenerator<Page<RecordOf<C>>, void, void> {
  let justRead = new Set<string>();
  for (let before: Date | null = end; before; ) {
    const listedBefore: Date = before;
    before = null;
    for await (const page of client.pages(collection, { ...(start ? { start } : {}), end: listedBefore })) {
      const known = justRead;
      justRead = new Set(page.records.map(({ raw }) => JSON.stringify(raw)));
      yield { ...page, records: page.records.filter(({ raw }) => !known.has(JSON.stringify(raw))) };
      if (page.records.length + page.rejected.length < fullPage) continue;
      const last = new Date(earliest(collection, page, listedBefore).getTime() + 1);
      if (last >= listedBefore || (start && last <= start)) continue;
      before = last;
      break;
    }
  }
}

function earliest<C extends Collection>(collection: C, page: Page<RecordOf<C>>, before: Date): Date {
  const { listedAt } = tableOf(collection);
  return page.records
    .map(({ record }) => listedAt(record))
    .reduce((min, at) => (at < min ? at : min), before);
}

/**
 * Asks for the next items while the present ones are being used, and gives all that have arrived since, `most` at
 * most. What arrived before an error is given before the error shows.
 */
async function* readAhead<T>(
  source: AsyncGenerator<T, void, void>,
  most: number,
): AsyncGenerator<T[], void, void> {
  const arrived: T[] = [];
  const state = { ended: false, left: false, failure: null as { error: unknown } | null };
  const signal = createSignal();
  const reading = (async () => {
    try {
      for await (const item of source) {
        arrived.push(item);
        signal.fire();
        while (arrived.length >= most && !state.left) await signal.next();
        if (state.left) return;
      }
    } catch (error) {
      state.failure = { error };
    } finally {
      state.ended = true;
      signal.fire();
    }
  })();
  try {
    for (;;) {
      while (arrived.length === 0 && !state.ended) await signal.next();
      if (arrived.length === 0) break;
      const items = arrived.splice(0);
      signal.fire();
      yield items;
    }
    if (state.failure) throw state.failure.error;
  } finally {
    // Left early: the request under way is answered first, nothing runs on unseen.
    state.left = true;
    signal.fire();
    await reading;
  }
}

/** `next` resolves with the next `fire`, for everybody who waits. */
function createSignal() {
  const waiting: (() => void)[] = [];
  return {
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    fire: () => {
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}
