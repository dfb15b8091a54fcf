import { Prisma, withTransaction } from "#db/client.ts";
import { RequestBudgetError } from "#whoop/errors.ts";
import type { RateLimiter, RateLimitHeaders } from "#whoop/rate-limit.ts";
import type { SyncContext } from "./context.ts";

/**
 * A second's requests leave the minute 61.5 s after that second began. Requests need different times to reach WHOOP,
 * and its windows are not ours: the 1.5 s keep a burst of ours from falling into one of its minutes with the next.
 */
const minuteWindowMs = 61_500;
const dayWindowMs = 24 * 3_600_000 + 1_500;
/** Waits longer than this end the run; it resumes later instead of sleeping in the process. */
const longestWaitMs = 120_000;

interface Verdict {
  granted: boolean;
  /** When to ask again; only when not granted. */
  retryAt: Date | null;
}

/**
 * The request budget of one app, kept in the database and therefore shared by every process and member of the app.
 * The app's row is locked while we count, so that two processes never grant the same last request.
 */
export function createRequestBudget(ctx: SyncContext, appId: number): RateLimiter {
  let learned = "";
  return {
    async acquire(_priority, signal) {
      for (;;) {
        signal?.throwIfAborted();
        const verdict = await takeRequest(ctx, appId);
        if (verdict.granted) return;
        const waitMs = Math.max(50, (verdict.retryAt?.getTime() ?? 0) - ctx.clock.now().getTime());
        if (waitMs > longestWaitMs)
          throw new RequestBudgetError(new Date(ctx.clock.now().getTime() + waitMs));
        await ctx.clock.sleep(waitMs, signal);
      }
    },
    async report(headers, status) {
      const limits = JSON.stringify(headers?.policies ?? null);
      const exhausted = status === 429 || headers?.remaining === 0;
      if (!headers || (!exhausted && limits === learned)) return;
      learned = limits;
      await rememberLimits(ctx, appId, headers, exhausted);
    },
  };
}

async function takeRequest(ctx: SyncContext, appId: number): Promise<Verdict> {
  const now = ctx.clock.now();
  return withTransaction(ctx.db, async (tx) => {
    const [app] = await tx.$queryRaw<
      { minuteLimit: number | null; dayLimit: number | null; blockedUntil: Date | null }[]
    >`
      SELECT minute_limit AS "minuteLimit", day_limit AS "dayLimit", blocked_until AS "blockedUntil"
      FROM whoop_apps WHERE id = ${appId} FOR UPDATE`;
    if (app?.blockedUntil && app.blockedUntil > now) return { granted: false, retryAt: app.blockedUntil };
    const perMinute = Math.min(ctx.requestsPerMinute, app?.minuteLimit ?? Number.POSITIVE_INFINITY);
    const perDay = Math.min(ctx.requestsPerDay, app?.dayLimit ?? Number.POSITIVE_INFINITY);
    const granted = await tx.$executeRaw`
      INSERT INTO request_ledger (app_id, at, count)
      SELECT ${appId}, date_trunc('second', ${now}::timestamptz), 1
      WHERE (${requestsWithin(appId, now, minuteWindowMs)}) < ${perMinute}
        AND (${requestsWithin(appId, now, dayWindowMs)}) < ${perDay}
      ON CONFLICT (app_id, at) DO UPDATE SET count = request_ledger.count + 1`;
    if (granted > 0) return { granted: true, retryAt: null };
    return { granted: false, retryAt: await nextFreeAt(tx, appId, now, perMinute, perDay) };
  });
}

/** Seconds that a clock set back has left in the future do not count: they would block for as long as the step was. */
function requestsWithin(appId: number, now: Date, windowMs: number): Prisma.Sql {
  const from = new Date(now.getTime() - windowMs);
  return Prisma.sql`SELECT coalesce(sum(count), 0) FROM request_ledger
    WHERE app_id = ${appId} AND at > ${from}::timestamptz AND at <= ${now}::timestamptz`;
}

async function nextFreeAt(
  tx: Prisma.TransactionClient,
  appId: number,
  now: Date,
  perMinute: number,
  perDay: number,
) {
  const candidates = await Promise.all(
    [
      { windowMs: minuteWindowMs, limit: perMinute },
      { windowMs: dayWindowMs, limit: perDay },
    ].map(async ({ windowMs, limit }) => {
      const from = new Date(now.getTime() - windowMs);
      // The newest second that must leave the window before one more request fits into it.
      const [second] = await tx.$queryRaw<{ at: Date }[]>`
        SELECT at FROM (
          SELECT at, sum(count) OVER (ORDER BY at DESC) AS newer_and_this FROM request_ledger
          WHERE app_id = ${appId} AND at > ${from}::timestamptz AND at <= ${now}::timestamptz
        ) AS seconds WHERE newer_and_this >= ${limit} ORDER BY at DESC LIMIT 1`;
      return second ? second.at.getTime() + windowMs + 1 : 0;
    }),
  );
  return new Date(Math.max(...candidates));
}

/** What the headers say outranks our own ceiling, for every process. */
async function rememberLimits(
  ctx: SyncContext,
  appId: number,
  headers: RateLimitHeaders,
  exhausted: boolean,
) {
  const limitOf = (windowSeconds: number) =>
    headers.policies.find((policy) => policy.windowSeconds === windowSeconds)?.limit ?? null;
  const blockedUntil = exhausted ? new Date(ctx.clock.now().getTime() + headers.resetSeconds * 1000) : null;
  await ctx.db.$executeRaw`
    UPDATE whoop_apps SET minute_limit = ${limitOf(60)}, day_limit = ${limitOf(86_400)},
      blocked_until = coalesce(greatest(blocked_until, ${blockedUntil}::timestamptz), blocked_until)
    WHERE id = ${appId}`;
}
