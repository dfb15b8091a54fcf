import { type Transaction, withTransaction } from "#db/client.ts";
import type { SyncContext } from "#sync/context.ts";
import { lockRecords } from "#sync/import/merge-imports.ts";
import { holdLease, LeaseLostError } from "#sync/run/lease.ts";
import { isDatabaseTrouble } from "#sync/run/problems.ts";
import {
  type ActiveRun,
  progressOf,
  type RunType,
  saveProgress,
  type TypeProgress,
} from "#sync/run/progress.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { refusedBy } from "./refused.ts";
import { type ReadPage, storeOneByOne, storePages } from "./store-pages.ts";

/** Stores something else of one type and counts it in `progress`. */
type Work = (tx: Transaction, progress: TypeProgress) => Promise<void>;

/** Stores what a run has read, with its progress; resolves when it is committed. */
interface Store {
  storePage(page: ReadPage): Promise<void>;
  store(type: RunType, work: Work): Promise<void>;
  /** Says that a type is being read from `end` back; to be told when that is over. */
  beginRange(type: Collection, end: Date): () => void;
}

/** A run under way, with the place through which all it reads is stored. */
export type Reading = ActiveRun & Store;

/** What the days of a type's records come from. */
const labelledBy: Partial<Record<Collection, Collection>> = { recoveries: "sleeps", workouts: "cycles" };

interface Waiting {
  page: ReadPage;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const rejection = (group: Waiting[], error: unknown) => () => {
  for (const { reject } of group) reject(error);
};

/**
 * The one place through which a run writes. Its types are read side by side, but what day a record belongs to depends
 * on records of other types: so they are stored one after the other, and what waits meanwhile is stored together. A page
 * that is ahead of what its days come from waits for that: its rows would all be written a second time.
 */
export function createStore(ctx: SyncContext, run: ActiveRun): Store {
  const walks = new Map<Collection, Date>();
  let waiting: Waiting[] = [];
  const works: (() => Promise<() => void>)[] = [];
  let isBusy = false;

  const isAhead = ({ page }: Waiting) => {
    const leader = labelledBy[page.recordType];
    const reachedAt = leader && walks.get(leader);
    return reachedAt !== undefined && reachedAt > page.reachedAt;
  };

  const noteReached = ({ recordType, reachedAt }: ReadPage) => {
    if (walks.has(recordType)) walks.set(recordType, reachedAt);
  };

  /** What is said to those who wait comes last: the next pages are stored while they ask for more. */
  const storeNext = async (): Promise<void> => {
    const group = works.length > 0 ? [] : waiting.filter((each) => !isAhead(each));
    if (isBusy || works.length + group.length === 0) return;
    isBusy = true;
    waiting = waiting.filter((each) => !group.includes(each));
    const tell = group.length > 0 ? await storeTogether(group) : await works.shift()?.();
    isBusy = false;
    void storeNext();
    tell?.();
  };

  /** What one page fails for is not the others' trouble: then each is stored by itself. */
  const storeTogether = async (group: Waiting[]): Promise<() => void> => {
    const pages = group.map(({ page }) => page);
    try {
      await storePages(ctx, run, pages);
      for (const page of pages) noteReached(page);
      return () => {
        for (const { resolve } of group) resolve();
      };
    } catch (error) {
      if (error instanceof LeaseLostError || isDatabaseTrouble(error)) return rejection(group, error);
      const tells: (() => void)[] = [];
      for (const each of group)
        tells.push(group.length === 1 ? await storeRefused(each, error) : await storeTogether([each]));
      return () => {
        for (const tell of tells) tell();
      };
    }
  };

  /** A page that PostgreSQL refuses for what it holds loses only the record at fault. */
  const storeRefused = async (one: Waiting, error: unknown): Promise<() => void> => {
    const sqlState = refusedBy(error);
    if (sqlState === null) return rejection([one], error);
    ctx.logger?.warn(
      { runId: run.id, type: one.page.recordType, sqlState },
      "a page is stored record by record",
    );
    try {
      await storeOneByOne(ctx, run, one.page);
      noteReached(one.page);
      return one.resolve;
    } catch (trouble) {
      return rejection([one], trouble);
    }
  };

  const storeWork = async (type: RunType, work: Work): Promise<void> => {
    const progress = progressOf(run, type);
    const before = { ...progress };
    try {
      await withTransaction(ctx.db, async (tx) => {
        await holdLease(ctx, tx, run.lease);
        await lockRecords(tx, run.lease.memberId);
        await work(tx, progress);
        await saveProgress(tx, run);
      });
    } catch (error) {
      // What is undone is not counted either.
      Object.assign(progress, before);
      throw error;
    }
  };

  return {
    storePage: (page) =>
      new Promise((resolve, reject) => {
        waiting.push({ page, resolve, reject });
        void storeNext();
      }),
    store: (type, work) =>
      new Promise((resolve, reject) => {
        works.push(() =>
          storeWork(type, work).then(
            () => resolve,
            (error) => () => reject(error),
          ),
        );
        void storeNext();
      }),
    beginRange(type, end) {
      walks.set(type, end);
      return () => {
        walks.delete(type);
        void storeNext();
      };
    },
  };
}
