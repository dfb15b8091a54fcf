import type { ComputeThread } from "#compute-worker/compute-thread.ts";
import { keepAnalyses } from "#queries/statistics/keep-analyses.ts";
import type { SyncContext } from "#sync/context.ts";

const lookEveryMs = 5_000;
/** A look at the numbers themselves, whatever the records' own marks of change say. */
const lookAnywayMs = 10 * 60_000;
const tryAgainMs = 60_000;

/** When a member's results were last found in step with the data. */
interface Seen {
  changedAtMs: number;
  lookedAtMs: number;
}

/**
 * Keeps every member's stored results in step with the data: after a sync that changed something, and once in ten
 * minutes. A member whose sync is under way is left alone until it has ended. Members take turns.
 */
export function createAnalysisRefresher(
  ctx: SyncContext,
  { ask }: Pick<ComputeThread, "ask">,
  signal: AbortSignal,
) {
  const seen = new Map<number, Seen>();
  let busy: Promise<void> | null = null;
  let lookedAtMs = Number.NEGATIVE_INFINITY;

  const bringUpToDate = async () => {
    const nowMs = ctx.clock.now().getTime();
    for (const { memberId, changedAtMs } of await settledMembers(ctx)) {
      if (signal.aborted) return;
      const last = seen.get(memberId);
      if (last?.changedAtMs === changedAtMs && nowMs - last.lookedAtMs < lookAnywayMs) continue;
      try {
        const changed = await keepAnalyses(ctx.db, { memberId, now: () => ctx.clock.now(), ask });
        seen.set(memberId, { changedAtMs, lookedAtMs: nowMs });
        if (changed) ctx.logger?.info({ memberId }, "correlations and trends computed");
      } catch (error) {
        if (signal.aborted) return;
        seen.set(memberId, { changedAtMs, lookedAtMs: nowMs - lookAnywayMs + tryAgainMs });
        ctx.logger?.error({ memberId, err: error }, "correlations and trends could not be computed");
      }
    }
  };
  return {
    /** Begins a round unless one is under way or the last was a moment ago. */
    poll(): void {
      const nowMs = ctx.clock.now().getTime();
      if (busy !== null || nowMs - lookedAtMs < lookEveryMs) return;
      lookedAtMs = nowMs;
      busy = bringUpToDate()
        .catch((error: unknown) => ctx.logger?.debug({ err: error }, "members could not be listed"))
        .finally(() => {
          busy = null;
        });
    },
    /** Resolves when the round under way has ended. */
    async idle(): Promise<void> {
      await busy;
    },
  };
}

/** Members with data and without a run under way, with the time of the last change to their records. */
async function settledMembers(ctx: SyncContext): Promise<{ memberId: number; changedAtMs: number }[]> {
  const rows = await ctx.db.$queryRaw<{ memberId: number; changedAt: Date | null }[]>`
    SELECT m.id AS "memberId", (SELECT max(last_change_at) FROM sync_states s WHERE s.member_id = m.id) AS "changedAt"
    FROM members m
    WHERE EXISTS (SELECT FROM cycles c WHERE c.member_id = m.id)
      AND NOT EXISTS (SELECT FROM sync_runs r WHERE r.member_id = m.id AND r.state = 'running')
    ORDER BY m.id`;
  return rows.map(({ memberId, changedAt }) => ({ memberId, changedAtMs: changedAt?.getTime() ?? 0 }));
}
