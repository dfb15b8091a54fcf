import { isDeepStrictEqual } from "node:util";
import type { SyncContext } from "#sync/context.ts";
import { preparePage } from "#sync/store/prepare-page.ts";
import { keyOfQuarantined } from "#sync/store/quarantined-row.ts";
import { rulesOf } from "#sync/store/record-types.ts";
import { storePage } from "#sync/store/store-page.ts";
import type { RecordOf, WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Page } from "#whoop/page.ts";
import type { ActiveRun } from "./progress.ts";

/** A range of time to read; records whose interval overlaps it are listed. Without `start`, from the beginning. */
export interface TimeRange {
  start: Date | null;
  /** Pinned for the whole range, so that pages do not shift while new records arrive. */
  end: Date;
  /** Leave off after so many pages. */
  maxPages?: number;
}

/** How the reading of a range ended: everything before `reachedAt` is unread when it is not `complete`. */
export interface SyncRangeEnd {
  reachedAt: Date;
  complete: boolean;
}

/** As many records as WHOOP puts on a page at most; behind a page with fewer there is seldom another. */
const fullPage = 25;

/** So many of a page's last records say together how far the page reaches: one wrong clock among them says nothing. */
const witnesses = 3;

/**
 * Reads a range page by page, newest first, and stores every page with its progress in one transaction before the
 * next is asked for: a killed process has one page to fetch again. `backfillReached` is given when the range belongs to
 * a backfill: how far that has come when a page has come so far.
 */
export async function syncRange<T extends Collection>(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  type: T,
  range: TimeRange,
  backfillReached: (pageReachedAt: Date) => Date | null = () => null,
): Promise<SyncRangeEnd> {
  let reachedAt = range.end;
  let pagesLeft = range.maxPages ?? Number.POSITIVE_INFINITY;
  for await (const { page, span, ...listed } of pagesOf(client, type, range)) {
    if (listed.reachedAt && listed.reachedAt < reachedAt) reachedAt = listed.reachedAt;
    const prepared = preparePage(type, page, span);
    await storePage(ctx, run, { ...prepared, reachedAt, backfillReachedAt: backfillReached(reachedAt) });
    pagesLeft -= 1;
    if (pagesLeft === 0) return { reachedAt, complete: false };
  }
  return { reachedAt, complete: true };
}

interface ListedPage<T extends Collection> {
  /** Without what was just read. */
  page: Page<RecordOf<T>>;
  /** Between what times all of the page happened; null where that cannot be told. */
  span: { from: Date | null; to: Date };
  /** How far the page reaches; null when the records' clocks do not say. */
  reachedAt: Date | null;
}

/**
 * The pages of a range. WHOOP's page tokens count from the top: when a record is deleted while we read, everything
 * after it moves up, and the first record of the next page would be passed over. So a full page is not followed by its
 * token but by a listing that begins with its last record, which nothing above can move. That such a listing holds the
 * record it was to begin with proves that nothing lies between: a record's own clock may be wrong, and the record may be
 * gone by now. Then the records before it are tried, and at last the token, to which the rest is left. The token is also
 * for what such a listing cannot part: many records at one instant, or a page that came short. What was just read is not
 * given again, nor a second version of it that cannot be read.
 */
async function* pagesOf<T extends Collection>(
  client: WhoopClient,
  type: T,
  { start, end }: TimeRange,
): AsyncGenerator<ListedPage<T>, void, void> {
  const { keyOf } = rulesOf(type);
  const list = (before: Date) => client.pages(type, { ...(start ? { start } : {}), end: before });
  let listing = list(end);
  let listedBefore = end;
  /** Whether the records' own times have led from page to page so far. */
  let clocksAgree = true;
  let justRead = new Map<string, unknown>();

  /** The listing that begins with one of a page's last records, with its first page. */
  const jump = async (page: Page<RecordOf<T>>) => {
    for (const { key, at } of lastRecords(type, page)) {
      const before = new Date(at.getTime() + 1);
      if (before >= listedBefore || (start && before <= start)) continue;
      const next = list(before);
      const first = await next.next();
      if (!first.done && first.value.records.some(({ record }) => keyOf(record) === key))
        return { before, next, first };
      clocksAgree = false;
    }
    return null;
  };

  for (let step = await listing.next(); !step.done; ) {
    const page: Page<RecordOf<T>> = step.value;
    const known = justRead;
    justRead = new Map(page.records.map(({ record, raw }) => [keyOf(record), raw]));
    const records = page.records.filter(
      ({ record, raw }) => !isDeepStrictEqual(known.get(keyOf(record)), raw),
    );
    const quarantined = page.quarantined.filter((each) => !known.has(keyOfQuarantined(type, each) ?? ""));
    yield {
      page: { ...page, records, quarantined },
      span: { from: lowestOf(type, page), to: listedBefore },
      reachedAt: clocksAgree ? reachOf(type, page) : null,
    };
    const isFull = page.records.length + page.quarantined.length >= fullPage;
    const jumped = isFull && clocksAgree ? await jump(page) : null;
    if (jumped) {
      clocksAgree = true;
      ({ before: listedBefore, next: listing, first: step } = jumped);
    } else step = await listing.next();
  }
}

/** A page's last records that tell their time, the very last first, one of an instant. */
function lastRecords<T extends Collection>(type: T, page: Page<RecordOf<T>>): { key: string; at: Date }[] {
  const { keyOf, listedAt } = rulesOf(type);
  const last = page.records.slice(-witnesses).reverse();
  const timed = last.flatMap(({ record }) => {
    const at = listedAt(record);
    return at ? [{ key: keyOf(record), at }] : [];
  });
  return timed.filter(({ at }, index) => !timed.slice(0, index).some((one) => +one.at === +at));
}

/** How far a page reaches: the middle of what its last records say. Of two, the later one may be trusted. */
function reachOf<T extends Collection>(type: T, page: Page<RecordOf<T>>): Date | null {
  const times = lastRecords(type, page).map(({ at }) => at);
  times.sort((a, b) => b.getTime() - a.getTime());
  return times[Math.floor((times.length - 1) / 2)] ?? null;
}

/** Nothing of the page happened before; null when that cannot be told. */
function lowestOf<T extends Collection>(type: T, page: Page<RecordOf<T>>): Date | null {
  if (page.endsQuarantined) return null;
  const times = lastRecords(type, page).map(({ at }) => at.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}
