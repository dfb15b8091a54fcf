import type { SyncContext } from "#sync/context.ts";
import { type RunKind, requestRun } from "#sync/request-run.ts";

/** Members whose records can be fetched now. */
async function connectedMembers(ctx: SyncContext): Promise<number[]> {
  const rows = await ctx.db.connection.findMany({ where: { state: "active" }, select: { memberId: true } });
  return rows.map(({ memberId }) => memberId);
}

/** Asks for a scheduled run of every connected member; one that still waits is not asked for twice. */
export async function requestScheduled(ctx: SyncContext, kind: RunKind): Promise<void> {
  for (const memberId of await connectedMembers(ctx))
    await requestRun(ctx, { memberId, kind, trigger: "schedule" });
}

/** Asks for the runs that should have happened while nothing ran; `missed` knows the schedule. */
export async function makeUp(
  ctx: SyncContext,
  kind: RunKind,
  missed: (since: Date | null) => boolean,
): Promise<void> {
  for (const memberId of await connectedMembers(ctx)) {
    const last = await ctx.db.syncRun.findFirst({
      where: { memberId, kind: { in: kind === "light" ? ["light", "deep", "full"] : [kind, "full"] } },
      orderBy: { requestedAt: "desc" },
      select: { requestedAt: true },
    });
    if (missed(last?.requestedAt ?? null)) await requestRun(ctx, { memberId, kind, trigger: "schedule" });
  }
}
