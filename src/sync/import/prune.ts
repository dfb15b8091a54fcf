import type { SyncContext } from "#sync/context.ts";
import { dropLeftLayers } from "./source-layer.ts";
import { sweepUploads } from "./upload.ts";

const dayMs = 24 * 3_600_000;
/** So long a preview waits for its answer. */
const previewMs = 7 * dayMs;

/** Gives up previews nobody answered and uploads that never arrived whole, and removes what they left behind. */
export async function pruneImports(ctx: SyncContext, uploads: string): Promise<void> {
  const now = ctx.clock.now();
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) });
  await ctx.db.import.updateMany({
    where: {
      OR: [
        { state: "ready", changedAt: before(previewMs) },
        { state: "arriving", changedAt: before(dayMs) },
      ],
    },
    data: { state: "discarded", changedAt: now },
  });
  await dropLeftLayers(ctx.db);
  await sweepUploads(uploads, now);
}
