import type { Schedule } from "#lib/schedule.ts";
import type { SyncContext } from "#sync/context.ts";
import { requestRun } from "#sync/run/request-run.ts";

/** Members whose records can be fetched now. */
async function connectedMembers(ctx: SyncContext): Promise<number[]> {
  const rows = await ctx.db.connection.findMany({ where: { state: "active" }, select: { memberId: true } });
  return rows.map(({ memberId }) => memberId);
}

/** Asks for a scheduled run of every connected member; one that still waits is not asked for twice. */
export async function requestScheduled(
  ctx: SyncContext,
  { kind, types }: Pick<Schedule, "kind" | "types">,
): Promise<void> {
  for (const memberId of await connectedMembers(ctx))
    await requestRun(ctx, { memberId, kind, types, trigger: "schedule" });
}

/**
 * Asks for the runs a schedule should have made while nothing ran, one for each member however many were missed;
 * `missed` knows the schedule. A run that read the same types as thoroughly or more so counts as having happened, and
 * nothing is missed from before the timetable was saved.
 */
export async function makeUp(
  ctx: SyncContext,
  { kind, types }: Pick<Schedule, "kind" | "types">,
  savedAt: Date | null,
  missed: (since: Date | null) => boolean,
): Promise<void> {
  for (const memberId of await connectedMembers(ctx)) {
    const last = await ctx.db.syncRun.findFirst({
      where: {
        memberId,
        kind: { in: kind === "light" ? ["light", "deep", "full"] : [kind, "full"] },
        types: { hasEvery: types },
      },
      orderBy: { requestedAt: "desc" },
      select: { requestedAt: true },
    });
    if (missed(later(last?.requestedAt ?? null, savedAt)))
      await requestRun(ctx, { memberId, kind, types, trigger: "schedule" });
  }
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
