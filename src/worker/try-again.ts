import type { SyncContext } from "#sync/context.ts";
import { type RunKind, requestRun } from "#sync/run/request-run.ts";

const lookEveryMs = 30_000;
/** After an outage the first sync comes this much later at most, whatever the timetable says. */
const tryAgainMs = 10 * 60_000;
/** What failed longer ago has been made up for by the timetable, or nobody wants it any more. */
const forgottenMs = 24 * 3_600_000;

interface Failed {
  memberId: number;
  kind: RunKind;
  types: ("cycles" | "sleeps" | "recoveries" | "workouts")[];
}

/**
 * Answers a function that asks once more for runs that failed altogether, ten minutes after they ended: an outage is
 * over within a quarter of an hour for us, too, and a daily run is not lost for a day. What fails again is asked for
 * again. Members whose access is gone are left alone.
 */
export function createTryAgain(ctx: SyncContext): () => Promise<void> {
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const nowMs = ctx.clock.now().getTime();
    if (Math.abs(nowMs - lookedAtMs) < lookEveryMs) return;
    lookedAtMs = nowMs;
    for (const { memberId, kind, types } of await failedRuns(ctx, nowMs))
      await requestRun(ctx, { memberId, kind, types, trigger: "schedule" });
  };
}

/** The newest run of each kind and connected member, where it failed a while ago. */
function failedRuns(ctx: SyncContext, nowMs: number): Promise<Failed[]> {
  return ctx.db.$queryRaw<Failed[]>`
    SELECT member_id AS "memberId", kind, types FROM (
      SELECT DISTINCT ON (run.member_id, run.kind, run.types) run.*
      FROM sync_runs AS run JOIN connections USING (member_id)
      WHERE connections.state = 'active' AND run.kind <> 'range'
        AND run.requested_at > ${new Date(nowMs - 2 * forgottenMs)}::timestamptz
      ORDER BY run.member_id, run.kind, run.types, run.requested_at DESC
    ) AS newest
    WHERE state = 'failed' AND finished_at <= ${new Date(nowMs - tryAgainMs)}::timestamptz
      AND finished_at > ${new Date(nowMs - forgottenMs)}::timestamptz`;
}
