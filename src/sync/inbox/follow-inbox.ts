import type { SyncContext } from "#sync/context.ts";
import { claimLease, LeaseLostError, releaseLease } from "#sync/run/lease.ts";
import { isDatabaseTrouble } from "#sync/run/problems.ts";
import { followBatch, type InboxOutcome } from "./batch.ts";
import { type ClaimedEvent, claimEvents, giveBack } from "./claim.ts";

export type { InboxOutcome } from "./batch.ts";

/**
 * Follows the member's due events, many in one batch: every record they name is read once, as are the cycles they
 * touch, and all is stored in one transaction with how each event ended. Null when nothing is due, or while another
 * process (or a sync run of this one) writes this member's records. Aborting leaves the events as they were.
 */
export async function followEvents(
  ctx: SyncContext,
  memberId: number,
  signal?: AbortSignal,
): Promise<InboxOutcome | null> {
  const lease = await claimLease(ctx, memberId);
  if (!lease) return null;
  let events: ClaimedEvent[] = [];
  try {
    events = await claimEvents(ctx, memberId);
    return events.length === 0 ? null : await followBatch(ctx, lease, events, signal);
  } catch (error) {
    await giveBack(ctx, lease, events).catch(() => undefined);
    if (error instanceof LeaseLostError || signal?.aborted || isDatabaseTrouble(error)) {
      ctx.logger?.info({ memberId, err: signal?.aborted ? undefined : error }, "webhook events wait");
      return null;
    }
    throw error;
  } finally {
    await releaseLease(ctx, lease).catch(() => undefined);
  }
}

/** Puts dead or done events of a member back at the front of the queue, as if they had just come; answers how many. */
export async function replayEvents(
  ctx: SyncContext,
  { memberId, ids }: { memberId: number; ids: bigint[] },
): Promise<number> {
  const { count } = await ctx.db.webhookEvent.updateMany({
    where: { memberId, id: { in: ids }, state: { in: ["dead", "done"] } },
    data: {
      state: "pending",
      attempts: 0,
      nextAttemptAt: ctx.clock.now(),
      problem: null,
      finishedAt: null,
    },
  });
  return count;
}
