import { randomUUID } from "node:crypto";
import { withTransaction } from "#db/client.ts";
import { addDays, type Day, daysBetween, localDay, startOfUtcDay } from "#domain/day.ts";
import type { SyncContext } from "#sync/context.ts";
import { recordTypes } from "#sync/store/record-types.ts";

const hourMs = 3_600_000;
/** Older days are left to the schedules: WHOOP hardly ever changes them. */
const recentDays = 7;
const freshMs = 24 * hourMs;
/** The same day is asked for once in so long, however often it is opened. */
const askAgainMs = hourMs / 4;
const longestWaitMs = 10_000;
const pollMs = 250;

/** What came of asking for a day before it is shown. */
export interface DayRefresh {
  /** The day should have been fetched and was not: what is stored may be old or missing. */
  stale: boolean;
  /** When the last fetch of this very day ended well; null when there was none, or none was needed. */
  fetchedAt: Date | null;
}

/**
 * Asks the worker to fetch a day that is about to be shown, when it is recent and missing or not seen for a day, and
 * waits for it, ten seconds at most. It never asks twice at once for the same day, nor twice in 15 minutes: whoever
 * comes second waits for the first one's run. Nothing here talks to WHOOP.
 */
export async function refreshDay(
  ctx: SyncContext,
  { memberId, day }: { memberId: number; day: Day },
): Promise<DayRefresh> {
  const now = ctx.clock.now();
  if (!isRecent(day, now) || (await isFresh(ctx, memberId, day, now)))
    return { stale: false, fetchedAt: null };
  const connection = await ctx.db.connection.findUnique({
    where: { memberId },
    select: { state: true },
  });
  if (connection?.state !== "active") return { stale: true, fetchedAt: null };
  const runId = await askOnce(ctx, memberId, day, now);
  return runId === null ? { stale: true, fetchedAt: null } : waitForRun(ctx, runId);
}

/** By the clock in UTC, with a day to spare for members who live ahead of it. */
function isRecent(day: Day, now: Date): boolean {
  const age = daysBetween(day, localDay(now, 0));
  return age >= -1 && age <= recentDays;
}

/** A day is known by its cycle; each of its records must have been listed by WHOOP lately. */
async function isFresh(ctx: SyncContext, memberId: number, day: Day, now: Date): Promise<boolean> {
  const [stored] = await ctx.db.$queryRaw<{ cycles: bigint; seenAt: Date | null }[]>`
    SELECT count(*) FILTER (WHERE type = 'cycle') AS cycles, min(seen_at) AS "seenAt" FROM (
      SELECT 'cycle' AS type, seen_at FROM cycles WHERE member_id = ${memberId} AND day = ${day} AND deleted_at IS NULL AND NOT imported
      UNION ALL
      SELECT 'sleep', seen_at FROM sleeps WHERE member_id = ${memberId} AND day = ${day} AND deleted_at IS NULL AND NOT imported
      UNION ALL
      SELECT 'recovery', seen_at FROM recoveries WHERE member_id = ${memberId} AND day = ${day} AND deleted_at IS NULL AND NOT imported
      UNION ALL
      SELECT 'workout', seen_at FROM workouts WHERE member_id = ${memberId} AND day = ${day} AND deleted_at IS NULL AND NOT imported
    ) AS records`;
  if (!stored?.seenAt || stored.cycles === 0n) return false;
  return now.getTime() - stored.seenAt.getTime() < freshMs;
}

/** The run that fetches the day: a new one, or the one asked for within the last 15 minutes. */
async function askOnce(ctx: SyncContext, memberId: number, day: Day, now: Date): Promise<string | null> {
  const runId = randomUUID();
  const before = new Date(now.getTime() - askAgainMs);
  const asked = await withTransaction(ctx.db, async (tx) => {
    const claimed = await tx.$executeRaw`
      INSERT INTO day_requests AS known (member_id, day, requested_at, run_id)
      VALUES (${memberId}, ${day}, ${now}::timestamptz, ${runId}::uuid)
      ON CONFLICT (member_id, day) DO UPDATE SET requested_at = excluded.requested_at, run_id = excluded.run_id
      WHERE known.requested_at <= ${before}::timestamptz
        OR known.requested_at > ${now}::timestamptz + interval '1 minute' -- left by a clock that was set back`;
    if (claimed === 0) return false;
    await tx.syncRun.create({
      data: {
        id: runId,
        memberId,
        kind: "range",
        trigger: "day",
        types: [...recordTypes],
        // A day's cycle begins the evening before, and its clock may be 14 hours away from UTC.
        fromAt: startOfUtcDay(addDays(day, -1)),
        toAt: earlier(startOfUtcDay(addDays(day, 2)), now),
        state: "requested",
        requestedAt: now,
      },
    });
    return true;
  });
  if (asked) return runId;
  const known = await ctx.db.dayRequest.findUnique({ where: { memberId_day: { memberId, day } } });
  return known?.runId ?? null;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

async function waitForRun(ctx: SyncContext, runId: string): Promise<DayRefresh> {
  const until = ctx.clock.now().getTime() + longestWaitMs;
  for (;;) {
    const run = await ctx.db.syncRun.findUnique({
      where: { id: runId },
      select: { state: true, problem: true, finishedAt: true },
    });
    if (run?.state === "done" && run.problem === null) return { stale: false, fetchedAt: run.finishedAt };
    const mayStillEnd = run?.state === "requested" || run?.state === "running";
    if (!mayStillEnd || ctx.clock.now().getTime() >= until) return { stale: true, fetchedAt: null };
    await ctx.clock.sleep(pollMs);
  }
}
