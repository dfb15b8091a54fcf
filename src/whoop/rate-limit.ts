import { z } from "zod";
import type { AnswerHeaders } from "./http-fetch.ts";

/**
 * The state of the request budget as WHOOP tells it with each answer. `limit` and `remaining` are those of the window
 * closest to exhaustion, `resetSeconds` is how long (not when) until it starts anew, `policies` are all windows.
 */
export interface RateLimitHeaders {
  limit: number;
  policies: { limit: number; windowSeconds: number }[];
  remaining: number;
  resetSeconds: number;
}

/** The budget of requests, shared by all processes and members of one WHOOP app. */
export interface RateLimiter {
  /** Resolves when one request may be made; throws `RequestBudgetError` when that is a long way off. */
  acquire(priority: "interactive" | "background", signal?: AbortSignal): Promise<void>;
  /** Hears of every answer, so that the budget follows what WHOOP counts. */
  report(headers: RateLimitHeaders | null, status: number): Promise<void>;
}

const count = z.stringFormat("count", /^\d{1,9}$/).transform(Number);

/**
 * Reads `X-RateLimit-Limit: 100, 100;window=60, 10000;window=86400`, `X-RateLimit-Remaining` and `X-RateLimit-Reset`.
 * Returns `null` when one of the three is missing or not readable; a policy that cannot be read is left out.
 */
export function parseRateLimitHeaders(headers: AnswerHeaders): RateLimitHeaders | null {
  const [first, ...rest] = (headers.get("x-ratelimit-limit") ?? "").split(",").map((part) => part.trim());
  const limit = count.safeParse(first);
  const remaining = count.safeParse(headers.get("x-ratelimit-remaining")?.trim());
  const resetSeconds = count.safeParse(headers.get("x-ratelimit-reset")?.trim());
  if (!limit.success || !remaining.success || !resetSeconds.success) return null;
  const policies = rest.flatMap((policy) => {
    const [, policyLimit, windowSeconds] = /^(\d{1,9})\s*;\s*window=(\d{1,9})$/.exec(policy) ?? [];
    return policyLimit && windowSeconds
      ? [{ limit: Number(policyLimit), windowSeconds: Number(windowSeconds) }]
      : [];
  });
  return { limit: limit.data, policies, remaining: remaining.data, resetSeconds: resetSeconds.data };
}
