import type { SyncContext } from "#sync/context.ts";
import { holdLease } from "./lease.ts";
import type { ActiveRun } from "./progress.ts";
import type { RunTrigger } from "./request-run.ts";

/** Runs somebody waits for in front of a screen. */
const interactiveTriggers: RunTrigger[] = ["user", "cli", "day"];

/** Somebody waits for another run of this member: long reading ends here and is taken up again after it. */
export class PreemptedError extends Error {
  constructor() {
    super("The run makes room for one that somebody is waiting for.");
    this.name = "PreemptedError";
  }
}

/** Whether somebody waits for what this trigger asked for. */
export function isInteractive(trigger: string): boolean {
  return interactiveTriggers.some((each) => each === trigger);
}

/** Whether a run is to be begun before those under way: somebody waits, and it does not read everything. */
export function hasPriority(run: { trigger: string; state: string; kind: string }): boolean {
  return run.state === "requested" && run.kind !== "full" && isInteractive(run.trigger);
}

/** Whether somebody waits for a run of this member that has not begun. */
export async function somebodyWaits(ctx: SyncContext, memberId: number): Promise<boolean> {
  const waiting = await ctx.db.syncRun.findMany({
    where: { memberId, state: "requested" },
    select: { trigger: true, state: true, kind: true },
  });
  return waiting.some(hasPriority);
}

/** Throws `PreemptedError` when a run of the same member goes first, and keeps the lease while there is none. */
export async function preemptFor(ctx: SyncContext, run: ActiveRun): Promise<void> {
  if (await somebodyWaits(ctx, run.lease.memberId)) throw new PreemptedError();
  await holdLease(ctx, ctx.db, run.lease);
}

/**
 * Whether this run leaves long reading alone: the fetching of an opened day always does, any other when a run begun
 * before it is still at it, so that several runs do not wait for the same budget.
 */
export async function skipsBackfill(
  ctx: SyncContext,
  run: ActiveRun,
  { kind, trigger }: { kind: string; trigger: string },
): Promise<boolean> {
  if (trigger === "day") return true;
  if (kind === "full") return false;
  const begun = await ctx.db.syncRun.count({
    where: {
      memberId: run.lease.memberId,
      id: { not: run.id },
      startedAt: { not: null },
      state: { in: ["running", "paused"] },
    },
  });
  return begun > 0;
}
