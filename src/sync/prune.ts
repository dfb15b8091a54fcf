import type { SyncContext } from "./context.ts";

const dayMs = 24 * 3_600_000;
const keptMs = 90 * dayMs;

/**
 * Deletes what only tells how things were done, after 90 days: runs, the request ledger, webhook events,
 * sessions and one-time codes; attempts to connect after a day; counted sign-in attempts as soon as they count no more.
 * Health records and their versions are never touched. Answers how many rows went.
 */
export async function prune(ctx: SyncContext): Promise<number> {
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - keptMs);
  const aDayAgo = new Date(now.getTime() - dayMs);
  const deleted = await ctx.db.$transaction([
    ctx.db.syncRun.deleteMany({ where: { finishedAt: { lt: before } } }),
    ctx.db.requestLedger.deleteMany({ where: { at: { lt: before } } }),
    ctx.db.webhookEvent.deleteMany({ where: { receivedAt: { lt: before } } }),
    ctx.db.connectAttempt.deleteMany({ where: { createdAt: { lt: aDayAgo } } }),
    ctx.db.staleWebhooks.deleteMany({ where: { lastAt: { lt: before } } }),
    ctx.db.session.deleteMany({ where: { expiresAt: { lt: before } } }),
    ctx.db.oneTimeCode.deleteMany({ where: { expiresAt: { lt: before } } }),
    ctx.db.signInAttempts.deleteMany({ where: { expiresAt: { lt: now } } }),
  ]);
  return deleted.reduce((sum, { count }) => sum + count, 0);
}
