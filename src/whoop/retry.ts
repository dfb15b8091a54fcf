import type { Clock } from "#lib/clock.ts";
import { BodyError, NoAnswerError, RequestBudgetError, StatusError, WhoopError } from "./errors.ts";
import type { AnswerHeaders } from "./http-fetch.ts";

const maxFailures = 5;
const backoffBaseMs = 500;
const backoffCapMs = 30_000;
/** A wait beyond this is not worth holding a process for: the caller is told when to come back. */
const longestRateLimitWaitMs = 120_000;
const rateLimitFallbackMs = 60_000;

/** A 429 on its way to becoming either a wait or a `RequestBudgetError`. */
export class RateLimitedError extends WhoopError {
  readonly waitMs: number;
  constructor(endpoint: string, waitMs: number) {
    super(`WHOOP asks us to wait ${Math.ceil(waitMs / 1000)} s at ${endpoint}.`, endpoint, 429);
    this.waitMs = waitMs;
  }
}

/** Whether the same question may be answered next time: lost or damaged answers and failures on WHOOP's side. */
export function isTransient(error: unknown): boolean {
  if (error instanceof NoAnswerError || error instanceof RateLimitedError) return true;
  if (error instanceof BodyError) return error.problem === "html" || error.problem === "not-json";
  return error instanceof StatusError && [500, 502, 503, 504].includes(error.status);
}

/**
 * How long to wait after failure number `failures` (1, 2, …), in milliseconds: anything up to a bound that doubles from
 * 0.5 s to 30 s ("full jitter", so that clients that failed together do not come back together).
 * `random` gives a number in [0, 1).
 */
export function backoffMs(failures: number, random: () => number): number {
  return random() * Math.min(backoffCapMs, backoffBaseMs * 2 ** (failures - 1));
}

/**
 * How long a 429 asks us to wait, in milliseconds: `X-RateLimit-Reset` (seconds), else `Retry-After` (seconds or an
 * HTTP date), else a minute. At least a second, since the headers round down.
 */
export function rateLimitWaitMs(headers: AnswerHeaders, now: Date): number {
  const retryAfter = headers.get("retry-after")?.trim() ?? "";
  const waitMs =
    secondsAsMs(headers.get("x-ratelimit-reset")?.trim() ?? "") ??
    secondsAsMs(retryAfter) ??
    Date.parse(retryAfter) - now.getTime();
  return Math.max(1000, Number.isFinite(waitMs) ? waitMs : rateLimitFallbackMs);
}

function secondsAsMs(text: string): number | null {
  return /^\d{1,7}$/.test(text) ? Number(text) * 1000 : null;
}

export interface RetryOptions {
  clock: Clock;
  random: () => number;
  signal?: AbortSignal | undefined;
}

/**
 * Wraps the attempts of one call: the returned function repeats `attempt` while it fails in a transient way. Five
 * failures end the call, over all uses of the function, and the last one is thrown. Rate limits are waited out as told;
 * one that is longer than two minutes, or is the fifth failure, becomes a `RequestBudgetError`.
 */
export function createRetry({ clock, random, signal }: RetryOptions) {
  let failures = 0;
  return async function retry<T>(attempt: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (!isTransient(error)) throw error;
        failures += 1;
        if (error instanceof RateLimitedError) {
          if (failures >= maxFailures || error.waitMs > longestRateLimitWaitMs) {
            throw new RequestBudgetError(new Date(clock.now().getTime() + error.waitMs), error.endpoint);
          }
          await clock.sleep(error.waitMs, signal);
        } else {
          if (failures >= maxFailures) throw error;
          await clock.sleep(backoffMs(failures, random), signal);
        }
      }
    }
  };
}
