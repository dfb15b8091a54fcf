import { isDeepStrictEqual } from "node:util";
import type { RecordOf, WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Page } from "#whoop/page.ts";
import { tableOf } from "./collection.ts";
import { preparePage } from "./rows/prepare.ts";
import type { Reading } from "./store.ts";

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
 * Reads a stretch page by page, newest first, and stores every page with its progress in one transaction before the
 * next is asked for: a killed process has one page to fetch again. `historyReached` is given when the walk belongs to
 * a pass through the history: how far that pass has come when a page has come so far.
 */
export async function walk<C extends Collection>(
  client: WhoopClient,
  run: Reading,
  collection: C,
  stretch: Stretch,
  historyReached: (pageReachedAt: Date) => Date | null = () => null,
): Promise<WalkEnd> {
  let reachedAt = stretch.end;
  let pagesLeft = stretch.maxPages ?? Number.POSITIVE_INFINITY;
  const endWalk = run.beginWalk(collection, stretch.end);
  try {
    for await (const page of pagesOf(client, collection, stretch)) {
      reachedAt = earliest(collection, page, reachedAt);
      const prepared = preparePage(tableOf(collection), page);
      await run.storePage({ ...prepared, reachedAt, passReachedAt: historyReached(reachedAt) });
      pagesLeft -= 1;
      if (pagesLeft === 0) return { reachedAt, complete: false };
    }
    return { reachedAt, complete: true };
  } finally {
    endWalk();
  }
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
  const { keyOf } = tableOf(collection);
  let justRead = new Map<string, unknown>();
  for (let before: Date | null = end; before; ) {
    const listedBefore: Date = before;
    before = null;
    for await (const page of client.pages(collection, { ...(start ? { start } : {}), end: listedBefore })) {
      const known = justRead;
      justRead = new Map(page.records.map(({ record, raw }) => [keyOf(record), raw]));
      const records = page.records.filter(
        ({ record, raw }) => !isDeepStrictEqual(known.get(keyOf(record)), raw),
      );
      yield { ...page, records };
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
