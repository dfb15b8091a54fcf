import type { WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { SyncContext } from "./context.ts";
import { type ActiveRun, progressOf } from "./progress.ts";
import type { RunKind } from "./request-run.ts";
import { type AfterPage, walk } from "./walk.ts";

const dayMs = 24 * 3_600_000;
/** WHOOP filters by when something happened, never by when it changed: what is younger than this is read again. */
const lightTrailMs = 3 * dayMs;
const deepTrailMs = 14 * dayMs;
/** What a first sync shows before everything else. */
const firstGlanceMs = 30 * dayMs;

/** What a run is to read. */
export interface RunScope {
  kind: RunKind;
  fromAt: Date | null;
  toAt: Date | null;
}

/** Where a type stands, as far as a run needs to know it. */
async function loadState(ctx: SyncContext, memberId: number, type: Collection) {
  const state = await ctx.db.syncState.findUnique({ where: { memberId_type: { memberId, type } } });
  return state ?? (await ctx.db.syncState.create({ data: { memberId, type } }));
}

/** Begins the history anew: from now back to the beginning. */
export async function restartHistory(
  ctx: SyncContext,
  memberId: number,
  types: readonly Collection[],
): Promise<void> {
  const fresh = { historyEndAt: ctx.clock.now(), historyReachedAt: null, historyCompleteAt: null };
  for (const type of types) {
    await ctx.db.syncState.upsert({
      where: { memberId_type: { memberId, type } },
      create: { memberId, type, ...fresh },
      update: fresh,
    });
  }
}

/** The recent part of a type: what a light, deep or range run is for, and the first glance of a new history. */
export async function readRecent(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  type: Collection,
  scope: RunScope,
): Promise<void> {
  const { memberId } = run.lease;
  const now = ctx.clock.now();
  const state = await loadState(ctx, memberId, type);
  if (!state.historyEndAt) await restartHistory(ctx, memberId, [type]);
  const endAt = state.historyEndAt ?? now;
  const glanceStart = new Date(endAt.getTime() - firstGlanceMs);
  if (!state.historyReachedAt || (state.historyReachedAt > glanceStart && !state.historyCompleteAt)) {
    const end = overlapping(state.historyReachedAt) ?? endAt;
    await walk(
      ctx,
      client,
      run,
      type,
      { start: glanceStart, end },
      rememberReached(memberId, type, glanceStart),
    );
    await ctx.db.syncState.update({
      where: { memberId_type: { memberId, type } },
      data: { historyReachedAt: glanceStart },
    });
  }
  const start = windowStart(scope, state.lastSuccessAt ?? endAt, now);
  if (start && state.historyReachedAt) await walk(ctx, client, run, type, { start, end: scope.toAt ?? now });
}

/** The rest of a history that was never read to its end, from where the last page left it. */
export async function readHistory(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  type: Collection,
): Promise<void> {
  const { memberId } = run.lease;
  const state = await loadState(ctx, memberId, type);
  if (!state.historyCompleteAt && state.historyEndAt) {
    const end = overlapping(state.historyReachedAt) ?? state.historyEndAt;
    await walk(ctx, client, run, type, { start: null, end }, rememberReached(memberId, type, null));
    await ctx.db.syncState.update({
      where: { memberId_type: { memberId, type } },
      data: { historyCompleteAt: ctx.clock.now() },
    });
  }
  progressOf(run, type).done = true;
}

/** `end` is exclusive: one more millisecond reads the records of the very last instant again, so that none is cut off. */
function overlapping(reachedAt: Date | null): Date | null {
  return reachedAt && new Date(reachedAt.getTime() + 1);
}

function rememberReached(memberId: number, type: Collection, notBefore: Date | null): AfterPage {
  return async (tx, reachedAt) => {
    // A cycle or a sleep that overlaps the border began before it; the history beyond is still unread.
    const historyReachedAt = notBefore && reachedAt < notBefore ? notBefore : reachedAt;
    await tx.syncState.update({ where: { memberId_type: { memberId, type } }, data: { historyReachedAt } });
  };
}

/** `completeUntil` is when the type was last known to be whole: nothing after it may be left out. */
function windowStart(scope: RunScope, completeUntil: Date, now: Date): Date | null {
  if (scope.kind === "full") return null;
  if (scope.kind === "range") return scope.fromAt;
  const since = Math.min(completeUntil.getTime(), now.getTime());
  if (scope.kind === "light") return new Date(since - lightTrailMs);
  return new Date(Math.min(since - lightTrailMs, now.getTime() - deepTrailMs));
}
