import type { SyncContext } from "#sync/context.ts";
import type { WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { beginBackfill, isUnderWay, loadBackfill, readHistory, readRecentWindow } from "./backfill.ts";
import { type ActiveRun, progressOf } from "./progress.ts";
import { reconcileDeletions } from "./reconcile-deletions.ts";
import type { RunKind } from "./request-run.ts";
import { syncRange } from "./sync-range.ts";

const dayMs = 24 * 3_600_000;
/** WHOOP filters by when something happened, never by when it changed: what is younger than this is read again. */
const lightTrailMs = 3 * dayMs;
const deepTrailMs = 14 * dayMs;
/** The whole history is read again this often, so many pages a day and type. */
const backfillEveryMs = 30 * dayMs;
const backfillPagesADay = 20;

/** What a run is to read. */
export interface RunScope {
  kind: RunKind;
  fromAt: Date | null;
  toAt: Date | null;
}

/** The recent part of a type: the recent window of a new history, and the time range the run's kind asks for. */
export async function readRecent(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  type: Collection,
  scope: RunScope,
): Promise<void> {
  const { memberId } = run.lease;
  const progress = progressOf(run, type);
  if (progress.recentUntil) return;
  const beganAt = ctx.clock.now();
  const backfill = await loadBackfill(ctx, memberId, type);
  const nothingRead = !backfill.reachedAt && !backfill.lastCompleteAt;
  // A backfill that never got a page begins now, so that nothing lies between its beginning and the present.
  if (nothingRead) await beginBackfill(ctx, memberId, type);
  await readRecentWindow(ctx, client, run, type);
  const state = await ctx.db.syncState.findUnique({ where: { memberId_type: { memberId, type } } });
  const start = rangeStart(scope, state?.lastSuccessAt ?? backfill.beganAt, beganAt);
  if (start && !nothingRead) {
    const range = { start, end: scope.toAt ?? beganAt };
    await syncRange(ctx, client, run, type, range);
    await reconcileDeletions(ctx, client, run, type, { ...range, beganAt });
  }
  progress.recentUntil = (scope.kind === "full" ? backfill.beganAt : beganAt).toISOString();
}

/** The long part: a history never read to its end, a full run's, or the monthly one that deep runs take in pieces. */
export async function readLong(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  type: Collection,
  scope: RunScope,
): Promise<void> {
  const { memberId } = run.lease;
  const backfill = await loadBackfill(ctx, memberId, type);
  if (scope.kind === "full" || !backfill.lastCompleteAt) {
    await readHistory(ctx, client, run, type);
  } else if (scope.kind === "deep") {
    const due = ctx.clock.now().getTime() - backfill.beganAt.getTime() >= backfillEveryMs;
    if (due && !isUnderWay(backfill)) await beginBackfill(ctx, memberId, type);
    await readHistory(ctx, client, run, type, backfillPagesADay);
  }
}

/** `completeUntil` is when the type was last known to be whole: nothing after it may be left out. */
function rangeStart(scope: RunScope, completeUntil: Date, now: Date): Date | null {
  if (scope.kind === "full") return null;
  if (scope.kind === "range") return scope.fromAt;
  const since = Math.min(completeUntil.getTime(), now.getTime());
  if (scope.kind === "light") return new Date(since - lightTrailMs);
  return new Date(Math.min(since - lightTrailMs, now.getTime() - deepTrailMs));
}
