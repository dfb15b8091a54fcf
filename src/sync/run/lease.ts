import type { Transaction } from "#db/client.ts";
import { hasCertainlyEnded } from "#lib/process-name.ts";
import type { SyncContext } from "#sync/context.ts";

/** How long a silent holder keeps its member; a dead one is replaced after this. */
export const leaseMs = 60_000;

/** The right to write one member's records. */
export interface Lease {
  memberId: number;
  fence: number;
}

/** Somebody else writes this member's records now: whoever sees this stops and stores nothing. */
export class LeaseLostError extends Error {
  constructor() {
    super("Another process has taken over this member's sync.");
    this.name = "LeaseLostError";
  }
}

/** The members this process is writing now: whatever else it holds it could not give free, as the database was away. */
const inUse = new Set<string>();
const keyOf = (ctx: SyncContext, memberId: number) => `${ctx.holder}/${memberId}`;

/**
 * Claims a member by one conditional statement, or answers null while another process holds it. A holder that ended
 * without giving the member free (killed, crashed) is replaced at once when it ran on this machine, else when its
 * lease runs out; this process itself takes up at once what it could not give free.
 */
export async function claimLease(ctx: SyncContext, memberId: number): Promise<Lease | null> {
  const held = await ctx.db.syncLease.findUnique({ where: { memberId } });
  const now = ctx.clock.now();
  const isLeft = ({ holder, leaseUntil }: { holder: string; leaseUntil: Date }) =>
    holder === ctx.holder ? leaseUntil > now && !inUse.has(keyOf(ctx, memberId)) : hasCertainlyEnded(holder);
  const ended = held && isLeft(held) ? held.holder : "";
  const until = leaseEnd(ctx);
  const [claimed] = await ctx.db.$queryRaw<{ fence: number }[]>`
    INSERT INTO sync_leases AS lease (member_id, holder, lease_until)
    VALUES (${memberId}, ${ctx.holder}, ${until}::timestamptz)
    ON CONFLICT (member_id) DO UPDATE
    SET holder = excluded.holder, lease_until = excluded.lease_until, fence = lease.fence + 1
    WHERE lease.lease_until < ${now}::timestamptz OR lease.holder = ${ended}
      OR lease.lease_until > ${new Date(now.getTime() + 10 * leaseMs)}::timestamptz -- left by a clock that was set back
    RETURNING fence`;
  if (!claimed) return null;
  inUse.add(keyOf(ctx, memberId));
  return { memberId, fence: claimed.fence };
}

/** Until when a lease claimed or renewed now lasts. */
export function leaseEnd(ctx: SyncContext): Date {
  return new Date(ctx.clock.now().getTime() + leaseMs);
}

/** A transaction in which nothing was said for so long is ended by Postgres: a frozen process keeps nobody out. */
const longestSilence = "30s";

/** Renews the lease inside the transaction that writes; throws `LeaseLostError`, which undoes that transaction. */
export async function holdLease(ctx: SyncContext, tx: Transaction, lease: Lease): Promise<void> {
  const until = leaseEnd(ctx);
  const held = await tx.$executeRaw`
    UPDATE sync_leases SET lease_until = ${until}::timestamptz
    WHERE member_id = ${lease.memberId} AND holder = ${ctx.holder} AND fence = ${lease.fence}
    RETURNING set_config('idle_in_transaction_session_timeout', ${longestSilence}, true)`;
  if (held !== 1) throw new LeaseLostError();
}

/** Gives the member free at once. */
export async function releaseLease(ctx: SyncContext, lease: Lease): Promise<void> {
  inUse.delete(keyOf(ctx, lease.memberId));
  await ctx.db.$executeRaw`
    UPDATE sync_leases SET lease_until = ${new Date(0)}::timestamptz
    WHERE member_id = ${lease.memberId} AND holder = ${ctx.holder} AND fence = ${lease.fence}`;
}
