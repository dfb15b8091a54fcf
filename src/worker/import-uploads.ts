import type { SyncContext } from "#sync/context.ts";
import { pruneImports } from "#sync/import/prune.ts";
import { followImports } from "#sync/import/steps.ts";

const dayMs = 24 * 3_600_000;

/** Reads and stores uploads beside the syncs, one after the other. */
export function createImporter(ctx: SyncContext, uploads: string, signal: AbortSignal) {
  let busy: Promise<void> | null = null;
  let prunedAtMs = Number.NEGATIVE_INFINITY;
  const follow = async () => {
    try {
      const nowMs = ctx.clock.now().getTime();
      if (Math.abs(nowMs - prunedAtMs) > dayMs) {
        prunedAtMs = nowMs;
        await pruneImports(ctx, uploads);
      }
      await followImports(ctx, uploads, signal);
    } catch (error) {
      ctx.logger?.warn({ err: error }, "imports could not be followed; they are looked at again");
    } finally {
      busy = null;
    }
  };
  return {
    /** Looks for work, unless some is being done. */
    poll(): void {
      busy ??= follow();
    },
    /** Resolves when everything begun here has stopped. */
    async idle(): Promise<void> {
      await busy;
    },
  };
}
