import { Prisma, type Transaction } from "#db/client.ts";
import { hasCertainlyEnded } from "#lib/process-name.ts";
import type { SyncContext } from "#sync/context.ts";
import { type Lease, LeaseLostError, leaseMs } from "#sync/run/lease.ts";

/** A claimed event: what it hints at, and the number that shows it is still ours. */
export interface ClaimedEvent {
  id: bigint;
  type: string;
  objectId: string;
  attempts: number;
  fence: number;
}

/** So many are taken at once; those that name the same record share one read. */
const batchSize = 200;
/** No event waits longer than this on purpose; one that seems to was booked by a clock that was set back since. */
const longestWaitMs = 25 * 3_600_000;

/** The members for whom an event is due; what a removed member left behind stays for `prune`. */
export async function membersWithEvents(ctx: SyncContext): Promise<number[]> {
  const rows = await ctx.db.$queryRaw<{ memberId: number }[]>`
    SELECT DISTINCT member_id AS "memberId" FROM webhook_events JOIN members ON members.id = member_id
    WHERE state = 'pending' AND ${isDue(ctx.clock.now())}`;
  return rows.map(({ memberId }) => memberId);
}

function isDue(now: Date): Prisma.Sql {
  const latest = new Date(now.getTime() + longestWaitMs);
  return Prisma.sql`(next_attempt_at <= ${now}::timestamptz OR next_attempt_at > ${latest}::timestamptz)`;
}

/** Takes the member's due events that nobody else holds, oldest first, by one conditional statement. */
export async function claimEvents(ctx: SyncContext, memberId: number): Promise<ClaimedEvent[]> {
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + leaseMs);
  const claimed = await ctx.db.$queryRaw<ClaimedEvent[]>`
    UPDATE webhook_events SET holder = ${ctx.holder}, lease_until = ${until}::timestamptz, fence = fence + 1
    WHERE id IN (
      SELECT id FROM webhook_events
      WHERE member_id = ${memberId} AND state = 'pending'
        AND ${isDue(now)}
        AND (lease_until IS NULL OR lease_until <= ${now}::timestamptz
          OR lease_until > ${new Date(now.getTime() + 10 * leaseMs)}::timestamptz
          OR holder = ANY(${await endedHolders(ctx, memberId)}::text[]))
      ORDER BY received_at, id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, type, object_id::text AS "objectId", attempts, fence`;
  return claimed.sort((a, b) => Number(a.id - b.id));
}

/** Processes that were killed while they held events of this member; the same one may come back under its own name. */
async function endedHolders(ctx: SyncContext, memberId: number): Promise<string[]> {
  const rows = await ctx.db.webhookEvent.findMany({
    where: { memberId, state: "pending", holder: { not: null } },
    distinct: ["holder"],
    select: { holder: true },
  });
  return rows
    .flatMap(({ holder }) => holder ?? [])
    .filter((holder) => holder === ctx.holder || hasCertainlyEnded(holder));
}

/** How an event leaves a batch. */
export type Outcome =
  | { state: "done" }
  | { state: "dead"; problem: string }
  | { state: "pending"; nextAttemptAt: Date; countsAsAttempt: boolean; problem: string };

/**
 * Writes down how an event ended, in the transaction of the records it led to. Throws `LeaseLostError`, which undoes
 * that transaction, when somebody else has claimed the event since.
 */
export async function finishEvent(
  ctx: SyncContext,
  tx: Transaction,
  event: ClaimedEvent,
  outcome: Outcome,
): Promise<void> {
  const waits = outcome.state === "pending";
  const { count } = await tx.webhookEvent.updateMany({
    where: { id: event.id, holder: ctx.holder, fence: event.fence, state: "pending" },
    data: {
      state: outcome.state,
      attempts: event.attempts + (waits && !outcome.countsAsAttempt ? 0 : 1),
      problem: outcome.state === "done" ? null : outcome.problem,
      holder: null,
      leaseUntil: null,
      ...(waits ? { nextAttemptAt: outcome.nextAttemptAt } : { finishedAt: ctx.clock.now() }),
    },
  });
  if (count !== 1) throw new LeaseLostError();
}

/** Gives events back as they were, for whoever looks next. */
export async function giveBack(ctx: SyncContext, lease: Lease, events: ClaimedEvent[]): Promise<void> {
  await ctx.db.webhookEvent.updateMany({
    where: {
      memberId: lease.memberId,
      id: { in: events.map(({ id }) => id) },
      holder: ctx.holder,
      state: "pending",
    },
    data: { holder: null, leaseUntil: null },
  });
}
