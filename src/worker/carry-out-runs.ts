import type { SyncContext } from "#sync/context.ts";
import { membersWithEvents } from "#sync/inbox/claim.ts";
import { followEvents } from "#sync/inbox/follow-inbox.ts";
import { somebodyWaits } from "#sync/run/preemption.ts";
import { runNext } from "#sync/run/run-sync.ts";

/** So many members are synced at the same time; each by one process only, by its lease. */
const membersAtOnce = 3;

/** The members with something to do: webhook events, which are short, and runs. */
async function membersWithWork(ctx: SyncContext): Promise<Set<number>> {
  return new Set([...(await membersWithEvents(ctx)), ...(await membersWithRuns(ctx))]);
}

/** Members with runs that were asked for, paused until now, or left unfinished by a process that died. */
async function membersWithRuns(ctx: SyncContext): Promise<number[]> {
  const rows = await ctx.db.syncRun.findMany({
    where: {
      OR: [
        { state: { in: ["requested", "running"] } },
        { state: "paused", resumeAt: { lte: ctx.clock.now() } },
      ],
      member: { connection: { isNot: null } },
    },
    distinct: ["memberId"],
    select: { memberId: true },
  });
  return rows.map(({ memberId }) => memberId);
}

/** Starts what waits and is not already being done by this process. */
export function createRunner(ctx: SyncContext, signal: AbortSignal) {
  const busy = new Map<number, Promise<void>>();
  const carryOut = async (memberId: number) => {
    try {
      // Events can wait for the next look, a person in front of the screen cannot.
      if (!(await somebodyWaits(ctx, memberId))) await followEvents(ctx, memberId, signal);
    } catch (error) {
      ctx.logger?.error({ memberId, err: error }, "webhook events could not be followed; they come again");
    }
    try {
      await runNext(ctx, memberId, { signal });
    } catch (error) {
      ctx.logger?.error({ memberId, err: error }, "a sync ended unexpectedly; it will be resumed");
    } finally {
      busy.delete(memberId);
    }
  };
  return {
    /** Looks for work once. */
    async poll(): Promise<void> {
      for (const memberId of await membersWithWork(ctx)) {
        if (signal.aborted || busy.size >= membersAtOnce) return;
        if (!busy.has(memberId)) busy.set(memberId, carryOut(memberId));
      }
    },
    /** Resolves when everything begun here has stopped. */
    async idle(): Promise<void> {
      await Promise.allSettled(busy.values());
    },
  };
}
