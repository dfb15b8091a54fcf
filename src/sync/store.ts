import { type Transaction, withTransaction } from "#db/client.ts";
import { createTurns } from "#lib/turns.ts";
import { collections } from "./collection.ts";
import type { SyncContext } from "./context.ts";
import { lockRecords, settleWritten, type Written } from "./join-imports.ts";
import { holdLease, LeaseLostError } from "./lease.ts";
import { isDatabaseTrouble } from "./problems.ts";
import {
  type ActiveRun,
  addCounts,
  progressOf,
  type RunType,
  savingProgress,
  type TypeProgress,
} from "./progress.ts";
import type { PreparedPage } from "./rows/prepare.ts";
import { upsertPages } from "./upsert-pages.ts";

/** A page that was read of a type. */
export interface ReadPage extends PreparedPage {
  /** How far back the run has read with it. */
  reachedAt: Date;
  /** How far the type's pass through the history has come with it, when it is part of one. */
  passReachedAt: Date | null;
}

/** Stores something else of one type and counts it in `progress`. */
type Work = (tx: Transaction, progress: TypeProgress) => Promise<void>;

/** What others are labelled by comes first: then less has to be labelled again. */
const order: readonly RunType[] = ["profile", ...collections];

interface Piece {
  type: RunType;
  page: ReadPage | null;
  work: Work | null;
  /** It shared a transaction with others, one of which failed: now it is stored by itself. */
  alone: boolean;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Stores what a run has read, with its progress; resolves when it is committed. */
interface Store {
  storePage(page: ReadPage): Promise<void>;
  store(type: RunType, work: Work): Promise<void>;
}

/** A run under way, with the place through which all it reads is stored. */
export type Reading = ActiveRun & Store;

/**
 * The one place through which a run writes. Its types are read side by side, but what day a record belongs to depends
 * on records of other types: so they are stored one after the other, and what waits meanwhile shares a transaction. The
 * next transaction is opened while the one before writes, and waits for its end in Postgres.
 */
export function createStore(ctx: SyncContext, run: ActiveRun): Store {
  const openInTurn = createTurns();
  let waiting: Piece[] = [];
  let before: Promise<void> = Promise.resolve();

  const take = () => {
    const [first] = waiting;
    const group = first?.alone ? [first] : waiting.filter((piece) => !piece.alone);
    waiting = waiting.filter((piece) => !group.includes(piece));
    return group.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
  };

  const open = () =>
    openInTurn(async () => {
      if (waiting.length === 0) return;
      await new Promise<void>((onTaken) => {
        before = storeNext(before, onTaken).then(onTaken);
      });
    });

  const storeNext = async (previous: Promise<void>, onTaken: () => void) => {
    let group: Piece[] = [];
    const progressBefore = new Map<RunType, TypeProgress>();
    try {
      await withTransaction(ctx.db, async (tx) => {
        await holdLease(ctx, tx, run.lease);
        await lockRecords(tx, run.lease.memberId);
        await previous;
        group = take();
        onTaken();
        for (const { type } of group) progressBefore.set(type, { ...progressOf(run, type) });
        await storeTogether(ctx, tx, run, group);
      });
      for (const piece of group) piece.resolve();
    } catch (error) {
      // What is undone is not counted either.
      for (const [type, progress] of progressBefore) Object.assign(progressOf(run, type), progress);
      giveBack(group.length > 0 ? group : take(), error);
    }
  };

  /** What one piece fails for is not the others' trouble: then each is stored by itself. */
  const giveBack = (group: Piece[], error: unknown) => {
    if (group.length === 1 || error instanceof LeaseLostError || isDatabaseTrouble(error)) {
      for (const piece of group) piece.reject(error);
      return;
    }
    for (const piece of group) {
      waiting.push(Object.assign(piece, { alone: true }));
      void open();
    }
  };

  const add = (piece: Pick<Piece, "type" | "page" | "work">) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ ...piece, alone: false, resolve, reject });
      void open();
    });

  return {
    storePage: (page) => add({ type: page.table.table, page, work: null }),
    store: (type, work) => add({ type, page: null, work }),
  };
}

async function storeTogether(
  ctx: SyncContext,
  tx: Transaction,
  run: ActiveRun,
  group: Piece[],
): Promise<void> {
  const now = ctx.clock.now();
  const touched: Written = { cycleIds: [], workoutIds: [], starts: [] };
  const pages = group.flatMap(({ page }) => page ?? []);
  for (const saved of await upsertPages(tx, run.lease.memberId, pages, now)) {
    const progress = progressOf(run, saved.page.table.table);
    addCounts(progress, saved.counts);
    progress.reachedAt = saved.page.reachedAt.toISOString();
    touched.cycleIds.push(...saved.touched.cycleIds);
    touched.workoutIds.push(...saved.touched.workoutIds);
    touched.starts.push(...saved.touched.starts);
  }
  for (const { type, work } of group) await work?.(tx, progressOf(run, type));
  const reached = pages.flatMap(({ table, passReachedAt }) =>
    passReachedAt ? [{ type: table.table, at: passReachedAt }] : [],
  );
  await settleWritten(tx, run.lease.memberId, touched, now, savingProgress(run, reached));
}
