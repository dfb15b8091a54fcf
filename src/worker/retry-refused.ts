import { retryRefresh } from "#sync/connection/token-store.ts";
import type { SyncContext } from "#sync/context.ts";
import { requestRun } from "#sync/run/request-run.ts";

const hourMs = 3_600_000;

/**
 * Tries once more, every hour, the tokens of connections that WHOOP refused to renew without calling them revoked. One
 * that is accepted again is synced at once.
 */
export async function retryRefused(ctx: SyncContext): Promise<void> {
  const now = ctx.clock.now();
  const due = { state: "reconnect", nextRefreshAt: { lte: now } };
  const waiting = await ctx.db.connection.findMany({ where: due, select: { memberId: true } });
  for (const { memberId } of waiting) {
    // Before it is tried, so that a network that is down is not asked every second.
    const claimed = await ctx.db.connection.updateMany({
      where: { memberId, ...due },
      data: { nextRefreshAt: new Date(now.getTime() + hourMs) },
    });
    if (claimed.count === 0) continue;
    try {
      await retryRefresh(ctx, memberId);
      ctx.logger?.info({ memberId }, "WHOOP renews the access again");
      await requestRun(ctx, { memberId, kind: "light", trigger: "schedule" });
    } catch (error) {
      ctx.logger?.info({ memberId, err: error }, "WHOOP does not renew the access yet; it is tried again");
    }
  }
}
