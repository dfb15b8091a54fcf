import type { SyncContext } from "#sync/context.ts";
import { followImports } from "#sync/import-steps.ts";

/** Reads and stores uploads beside the syncs, one after the other. */
export function createImporter(ctx: SyncContext, uploads: string, signal: AbortSignal) {
  let busy: Promise<void> | null = null;
  const follow = async () => {
    try {
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
