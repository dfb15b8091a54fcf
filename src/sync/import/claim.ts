import type { Import } from "#generated/prisma/client.ts";
import { hasCertainlyEnded } from "#lib/process-name.ts";
import type { SyncContext } from "#sync/context.ts";
import { LeaseLostError } from "#sync/run/lease.ts";

/** How long a silent holder keeps its import. */
const leaseMs = 60_000;

/** What the worker has to do something about. */
const waiting = ["uploaded", "reading", "confirmed", "undoing"];

/** Takes an import that waits, or one left behind by a process that died; null when there is none. */
export async function claimImport(ctx: SyncContext, importId?: number): Promise<Import | null> {
  const now = ctx.clock.now();
  const found = await ctx.db.import.findMany({
    where: { state: { in: waiting }, ...(importId === undefined ? {} : { id: importId }) },
    orderBy: { id: "asc" },
    take: 20,
  });
  for (const { id, holder, leaseUntil } of found) {
    const held = holder !== null && holder !== ctx.holder && leaseUntil !== null && leaseUntil > now;
    if (held && !hasCertainlyEnded(holder)) continue;
    const { count } = await ctx.db.import.updateMany({
      where: { id, holder, leaseUntil, state: { in: waiting } },
      data: { holder: ctx.holder, leaseUntil: leaseEnd(ctx) },
    });
    if (count === 1) return ctx.db.import.findUnique({ where: { id } });
  }
  return null;
}

/** Until when an import claimed or renewed now is held. */
export function leaseEnd(ctx: SyncContext): Date {
  return new Date(ctx.clock.now().getTime() + leaseMs);
}

/** Renews the claim and notes how far it has come. Throws `LeaseLostError` when somebody else has it now. */
export async function holdImport(
  ctx: SyncContext,
  importId: number,
  progress: { rowsRead?: number; rowsTotal?: number } = {},
): Promise<void> {
  const { count } = await ctx.db.import.updateMany({
    where: { id: importId, holder: ctx.holder },
    data: { leaseUntil: leaseEnd(ctx), ...progress },
  });
  if (count !== 1) throw new LeaseLostError();
}
