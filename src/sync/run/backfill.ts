import { withTransaction } from "#db/client.ts";
import type { SyncState } from "#generated/prisma/client.ts";
import type { SyncContext } from "#sync/context.ts";
import { writeDaysOfKnownWorkouts } from "#sync/days/known-workouts.ts";
import { lockRecords } from "#sync/import/merge-imports.ts";
import type { WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { ActiveRun } from "./progress.ts";
import { reconcileDeletions } from "./reconcile-deletions.ts";
import { syncRange } from "./sync-range.ts";

const dayMs = 24 * 3_600_000;
/** What a first sync shows before everything else. */
const recentWindowMs = 30 * dayMs;

/** The reading of the whole history of a type, newest first: when it began, how far it came, when one last ended. */
export interface Backfill {
  beganAt: Date;
  reachedAt: Date | null;
  lastCompleteAt: Date | null;
}

/** Whether a backfill is under way. */
export function isUnderWay({ beganAt, lastCompleteAt }: Backfill): boolean {
  return lastCompleteAt === null || lastCompleteAt < beganAt;
}

const stateOf = (memberId: number, type: Collection) => ({ memberId_type: { memberId, type } });

/** The type's present or last backfill; the very first one begins by being asked for. */
export async function loadBackfill(ctx: SyncContext, memberId: number, type: Collection): Promise<Backfill> {
  const state = await ctx.db.syncState.findUnique({ where: stateOf(memberId, type) });
  if (!state?.historyEndAt) return beginBackfill(ctx, memberId, type);
  return {
    beganAt: state.historyEndAt,
    reachedAt: state.historyReachedAt,
    lastCompleteAt: state.historyCompleteAt,
  };
}

/** Begins a new backfill, from now back to the beginning. */
export async function beginBackfill(ctx: SyncContext, memberId: number, type: Collection): Promise<Backfill> {
  const fresh = { historyEndAt: ctx.clock.now(), historyReachedAt: null };
  const state = await changeState(ctx, memberId, type, fresh);
  return { beganAt: fresh.historyEndAt, reachedAt: null, lastCompleteAt: state.historyCompleteAt };
}

/** Writes how far a type's history is known, with the days that this says something of. */
function changeState(
  ctx: SyncContext,
  memberId: number,
  type: Collection,
  change: Partial<Pick<SyncState, "historyEndAt" | "historyReachedAt" | "historyCompleteAt">>,
): Promise<SyncState> {
  return withTransaction(ctx.db, async (tx) => {
    if (type === "workouts") await lockRecords(tx, memberId);
    const state = await tx.syncState.upsert({
      where: stateOf(memberId, type),
      create: { memberId, type, ...change },
      update: change,
    });
    if (type === "workouts") await writeDaysOfKnownWorkouts(tx, memberId, ctx.clock.now());
    return state;
  });
}

/** The newest thirty days of a backfill, so that a new member sees something before the long reading. */
export async function readRecentWindow(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  type: Collection,
): Promise<void> {
  const { memberId } = run.lease;
  const backfill = await loadBackfill(ctx, memberId, type);
  const start = new Date(backfill.beganAt.getTime() - recentWindowMs);
  if (!isUnderWay(backfill) || (backfill.reachedAt && backfill.reachedAt <= start)) return;
  await syncRange(
    ctx,
    client,
    run,
    type,
    { start, end: overlapping(backfill.reachedAt) ?? backfill.beganAt },
    // A cycle or a sleep that overlaps the border began before it; the history beyond is still unread.
    (reachedAt) => (reachedAt < start ? start : reachedAt),
  );
  await changeState(ctx, memberId, type, { historyReachedAt: start });
}

/**
 * Reads the backfill on from where the last page left it, `maxPages` at most, and ends it when the beginning is reached:
 * then every stored record that it did not list is asked for.
 */
export async function readHistory(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  type: Collection,
  maxPages = Number.POSITIVE_INFINITY,
): Promise<void> {
  const { memberId } = run.lease;
  const { beganAt, ...backfill } = await loadBackfill(ctx, memberId, type);
  if (!isUnderWay({ beganAt, ...backfill })) return;
  let end = overlapping(backfill.reachedAt) ?? beganAt;
  for (;;) {
    const { reachedAt, complete } = await syncRange(
      ctx,
      client,
      run,
      type,
      { start: null, end, maxPages },
      (reachedAt) => reachedAt,
    );
    if (!complete) return;
    // A listing can be cut short without an error: the beginning is reached when nothing older is listed any more.
    if (reachedAt >= end || overlapping(reachedAt)?.getTime() === end.getTime()) break;
    end = overlapping(reachedAt) ?? end;
  }
  await reconcileDeletions(ctx, client, run, type, { start: null, end: beganAt, beganAt });
  await changeState(ctx, memberId, type, { historyCompleteAt: ctx.clock.now() });
}

/** `end` is exclusive: one more millisecond reads the records of the very last instant again, so that none is cut off. */
function overlapping(reachedAt: Date | null): Date | null {
  return reachedAt && new Date(reachedAt.getTime() + 1);
}
