import { type Transaction, withTransaction } from "#db/client.ts";
import { createTurns } from "#lib/turns.ts";
import { collections } from "./collection.ts";
import type { SyncContext } from "./context.ts";
import { lockRecords, settleWritten, type Written } from "./join-imports.ts";
import { LeaseLostError } from "./lease.ts";
import { isDatabaseTrouble } from "./problems.ts";
import {
  type ActiveRun,
  progressOf,
  type Reached,
  type RunType,
  saveProgress,
  type TypeProgress,
} from "./progress.ts";

/** Stores what was read of one type and counts it in `progress`. */
type Work = (tx: Transaction, progress: TypeProgress) => Promise<Effect | undefined>;

interface Effect {
  touched: Written;
  /** How far the type's pass through the history has come, when this is part of one. */
  reachedAt: Date | null;
}

/** What others are labelled by comes first: then less has to be labelled again. */
const order: readonly RunType[] = ["profile", ...collections];

interface Piece {
  type: RunType;
  work: Work;
  failure: { error: unknown } | null;
}

/** Stores a piece of work with the run's progress; resolves when it is committed. */
type Store = (type: RunType, work: Work) => Promise<void>;

/** A run under way, with the place through which all it reads is stored. */
export interface Reading extends ActiveRun {
  store: Store;
}

/**
 * The one place through which a run writes. Its types are read side by side, but what day a record belongs to depends
 * on records of other types: so they are stored one after the other, and what waits meanwhile shares a transaction.
 */
export function createStore(ctx: SyncContext, run: ActiveRun): Store {
  const inTurn = createTurns();
  let waiting: Piece[] = [];
  return async (type, work) => {
    const piece: Piece = { type, work, failure: null };
    waiting.push(piece);
    await inTurn(async () => {
      if (!waiting.includes(piece)) return;
      const group = waiting.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
      waiting = [];
      await storeGroup(ctx, run, group);
    });
    if (piece.failure) throw piece.failure.error;
  };
}

/** What one piece fails for is not the others' trouble: then each is stored by itself. */
async function storeGroup(ctx: SyncContext, run: ActiveRun, group: Piece[]): Promise<void> {
  try {
    await storeTogether(ctx, run, group);
  } catch (error) {
    const alike = group.length === 1 || error instanceof LeaseLostError || isDatabaseTrouble(error);
    for (const piece of group) {
      if (alike) piece.failure = { error };
      else await storeGroup(ctx, run, [piece]);
    }
  }
}

/** What is undone is not counted either. */
async function storeTogether(ctx: SyncContext, run: ActiveRun, group: Piece[]): Promise<void> {
  const before = group.map(({ type }) => ({ ...progressOf(run, type) }));
  try {
    await withTransaction(ctx.db, async (tx) => {
      const touched: Written = { cycleIds: [], workoutIds: [], starts: [] };
      const reached: Reached[] = [];
      await lockRecords(tx, run.lease.memberId);
      for (const { type, work } of group) {
        const effect = await work(tx, progressOf(run, type));
        if (!effect) continue;
        touched.cycleIds.push(...effect.touched.cycleIds);
        touched.workoutIds.push(...effect.touched.workoutIds);
        touched.starts.push(...effect.touched.starts);
        if (effect.reachedAt) reached.push({ type, at: effect.reachedAt });
      }
      await settleWritten(tx, run.lease.memberId, touched, ctx.clock.now());
      await saveProgress(ctx, tx, run, reached);
    });
  } catch (error) {
    for (const [index, { type }] of group.entries()) Object.assign(progressOf(run, type), before[index]);
    throw error;
  }
}
