import type { SyncContext } from "#sync/context.ts";
import { areDaysOutdated, rebuildDays } from "#sync/days/rebuild-days.ts";

/** Answers a function that, once, computes the days of every member anew whose rows are missing or of another method. */
export function createDayRebuilding(ctx: SyncContext): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    for (const { id } of await ctx.db.member.findMany({ select: { id: true }, orderBy: { id: "asc" } })) {
      if (!(await areDaysOutdated(ctx.db, id))) continue;
      const days = await rebuildDays(ctx.db, id, ctx.clock.now());
      ctx.logger?.info({ memberId: id, days }, "all days of a member were computed anew");
    }
    isDone = true;
  };
}
