import type { SyncContext } from "#sync/context.ts";
import { prune } from "#sync/prune.ts";

const dayMs = 24 * 3_600_000;

/** Answers a function that prunes when it is called for the first time, and then once a day. */
export function createDailyPruning(ctx: SyncContext): () => Promise<void> {
  let prunedAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const nowMs = ctx.clock.now().getTime();
    if (Math.abs(nowMs - prunedAtMs) < dayMs) return;
    prunedAtMs = nowMs;
    const deleted = await prune(ctx);
    if (deleted > 0)
      ctx.logger?.info({ deleted }, "old entries about runs, requests and sessions were removed");
  };
}
