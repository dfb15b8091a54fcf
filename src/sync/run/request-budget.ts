import pLimit from "p-limit";
import { Prisma, type Transaction, withTransaction } from "#db/client.ts";
import type { SyncContext } from "#sync/context.ts";
import { RequestBudgetError } from "#whoop/errors.ts";
import type { RateLimiter, RateLimitHeaders } from "#whoop/rate-limit.ts";

/**
 * A second's requests leave the minute 61.5 s after that second began. Requests need different times to reach WHOOP,
 * and its windows are not ours: the 1.5 s keep a burst of ours from falling into one of its minutes with the next.
 */
const minuteWindowMs = 61_500;
const dayWindowMs = 24 * 3_600_000 + 1_500;
/** Waits longer than this end the run; it resumes later instead of sleeping in the process. */
const longestWaitMs = 120_000;
/** A caller that may have to make room asks this often while it waits. */
const askEveryMs = 2_000;
/** So long after the moment an interactive caller waits for, background callers still keep back. */
const stepBackMs = 400;
/** Long reading leaves this share of the day's requests to what is new and to people who wait. */
const reservedShare = 0.1;
/** Long reading that stopped at the reserve goes on when twice as much is free, so that it does not stop at once again. */
const resumedShare = 0.2;

/**
 * Long reading takes several requests at a time, a twentieth of the minute's at most, and has to use them soon: what
 * they are counted for and what is sent must not lie further apart than the windows above allow for. What is left over
 * stays counted.
 */
const batchSize = (perMinute: number) => Math.max(1, Math.min(25, Math.floor(perMinute / 20)));
const useWithinMs = 400;

interface Verdict {
  /** So many requests may be made. */
  granted: number;
  /** When to ask again; only when none is granted. */
  retryAt: Date | null;
}

export interface BudgetOptions {
  work?: "short" | "long";
  mayGoOn?: () => Promise<void>;
}

/** Whose request it is: `long` is the reading of whole histories, which stops while the day's budget is low. */
type Urgency = "interactive" | "background" | "long";

/**
 * The request budget of one app, kept in the database and therefore shared by every process and member of the app.
 * The app's row is locked while we count, so that two processes never grant the same last request. An interactive
 * caller that has to wait is noted there, and background callers of every process keep back until it was served.
 * `work: "long"` keeps a tenth of the day's budget for others. `mayGoOn` is asked before every request and now and then
 * while one waits; what it throws ends the wait.
 */
export function createRequestBudget(
  ctx: SyncContext,
  appId: number,
  { work = "short", mayGoOn }: BudgetOptions = {},
): RateLimiter {
  let learned = "";
  let reserved = { left: 0, untilMs: 0 };
  const inTurn = pLimit(1);
  return {
    // One after the other: several at once would each take a handful and leave most of it unused.
    acquire: (priority, signal) =>
      inTurn(async () => {
        const urgency = priority === "background" && work === "long" ? "long" : priority;
        for (;;) {
          signal?.throwIfAborted();
          if (reserved.left > 0 && ctx.clock.now().getTime() < reserved.untilMs) {
            reserved.left -= 1;
            return;
          }
          await mayGoOn?.();
          const untilMs = ctx.clock.now().getTime() + useWithinMs;
          const verdict = await acquireTokens(ctx, appId, urgency);
          if (verdict.granted > 0) {
            reserved = { left: verdict.granted - 1, untilMs };
            return;
          }
          const waitMs = Math.max(50, (verdict.retryAt?.getTime() ?? 0) - ctx.clock.now().getTime());
          if (waitMs > longestWaitMs)
            throw new RequestBudgetError(new Date(ctx.clock.now().getTime() + waitMs));
          await ctx.clock.sleep(mayGoOn ? Math.min(waitMs, askEveryMs) : waitMs, signal);
        }
      }),
    async report(headers, status) {
      const limits = JSON.stringify(headers?.policies ?? null);
      const exhausted = status === 429 || headers?.remaining === 0;
      if (exhausted) reserved = { left: 0, untilMs: 0 };
      if (!headers || (!exhausted && limits === learned)) return;
      learned = limits;
      await rememberLimits(ctx, appId, headers, exhausted);
    },
  };
}

async function acquireTokens(ctx: SyncContext, appId: number, urgency: Urgency): Promise<Verdict> {
  const now = ctx.clock.now();
  return withTransaction(ctx.db, async (tx) => {
    const [app] = await tx.$queryRaw<AppLimits[]>`
      SELECT cloud, minute_limit AS "minuteLimit", day_limit AS "dayLimit", blocked_until AS "blockedUntil",
        interactive_until AS "interactiveUntil"
      FROM whoop_apps WHERE id = ${appId} FOR UPDATE`;
    if (app?.blockedUntil && app.blockedUntil > now) return { granted: 0, retryAt: app.blockedUntil };
    if (urgency !== "interactive" && isSteppingBack(app?.interactiveUntil, now))
      return { granted: 0, retryAt: app?.interactiveUntil ?? null };
    // The built-in sandbox is a process of our own: what its headers say is limit enough.
    const own =
      app?.cloud === "sandbox" ? unlimited : { minute: ctx.requestsPerMinute, day: ctx.requestsPerDay };
    const perMinute = Math.min(own.minute, app?.minuteLimit ?? own.minute);
    const perDay = Math.min(own.day, app?.dayLimit ?? own.day);
    const dayShare = (kept: number) => Math.max(1, Math.floor(perDay * (urgency === "long" ? 1 - kept : 1)));
    const take = (count: number) => tx.$executeRaw`
      INSERT INTO request_ledger (app_id, at, count)
      SELECT ${appId}, date_trunc('second', ${now}::timestamptz), ${count}::int
      WHERE (${requestsWithin(appId, now, minuteWindowMs)}) + ${count}::int <= ${perMinute}
        AND (${requestsWithin(appId, now, dayWindowMs)}) + ${count}::int <= ${dayShare(reservedShare)}
      ON CONFLICT (app_id, at) DO UPDATE SET count = request_ledger.count + excluded.count`;
    for (const count of urgency === "long" ? [batchSize(perMinute), 1] : [1])
      if ((await take(count)) > 0) return { granted: count, retryAt: null };
    const dayIsFull = await isSpent(tx, appId, now, dayShare(reservedShare));
    const retryAt = await nextFreeAt(
      tx,
      appId,
      now,
      perMinute,
      dayShare(dayIsFull ? resumedShare : reservedShare),
    );
    if (urgency === "interactive") await noteWaiting(tx, appId, now, retryAt);
    return { granted: 0, retryAt };
  });
}

const unlimited = { minute: 1_000_000, day: 1_000_000_000 };

interface AppLimits {
  cloud: string;
  minuteLimit: number | null;
  dayLimit: number | null;
  blockedUntil: Date | null;
  interactiveUntil: Date | null;
}

/** A moment further away than any wait was left by a clock that was set back, and holds nobody up. */
function isSteppingBack(interactiveUntil: Date | null | undefined, now: Date): boolean {
  if (!interactiveUntil) return false;
  const leftMs = interactiveUntil.getTime() - now.getTime();
  return leftMs > 0 && leftMs <= longestWaitMs;
}

async function isSpent(tx: Transaction, appId: number, now: Date, limit: number): Promise<boolean> {
  const [day] = await tx.$queryRaw<{ spent: boolean }[]>`
    SELECT (${requestsWithin(appId, now, dayWindowMs)}) >= ${limit} AS spent`;
  return day?.spent ?? false;
}

/** A wait that will end the run instead holds nobody else up. */
async function noteWaiting(tx: Transaction, appId: number, now: Date, retryAt: Date): Promise<void> {
  if (retryAt.getTime() - now.getTime() > longestWaitMs - stepBackMs) return;
  const until = new Date(Math.max(retryAt.getTime(), now.getTime()) + stepBackMs);
  await tx.$executeRaw`
    UPDATE whoop_apps SET interactive_until = ${until}::timestamptz WHERE id = ${appId}`;
}

/** Seconds that a clock set back has left in the future do not count: they would block for as long as the step was. */
function requestsWithin(appId: number, now: Date, windowMs: number): Prisma.Sql {
  const from = new Date(now.getTime() - windowMs);
  return Prisma.sql`SELECT coalesce(sum(count), 0) FROM request_ledger
    WHERE app_id = ${appId} AND at > ${from}::timestamptz AND at <= ${now}::timestamptz`;
}

async function nextFreeAt(tx: Transaction, appId: number, now: Date, perMinute: number, perDay: number) {
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
