import type { SyncContext } from "./context.ts";

const keptMs = 90 * 24 * 3_600_000;

/**
 * Deletes what only tells how things were done, after 90 days: runs, the request ledger, webhook events,
 * attempts to connect, sessions and one-time codes. Health records and their versions are never touched. Answers how
 * many rows went.
 */
export async function prune(ctx: SyncContext): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - keptMs);
  const deleted = await ctx.db.$transaction([
    ctx.db.syncRun.deleteMany({ where: { finishedAt: { lt: before } } }),
    ctx.db.requestLedger.deleteMany({ where: { at: { lt: before } } }),
    ctx.db.webhookEvent.deleteMany({ where: { receivedAt: { lt: before } } }),
    ctx.db.connectAttempt.deleteMany({ where: { expiresAt: { lt: before } } }),
    ctx.db.session.deleteMany({ where: { expiresAt: { lt: before } } }),
    ctx.db.oneTimeCode.deleteMany({ where: { expiresAt: { lt: before } } }),
  ]);
  return deleted.reduce((sum, { count }) => sum + count, 0);
}
