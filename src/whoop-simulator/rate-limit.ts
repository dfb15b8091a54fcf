/** Requests an app may make per minute and per day; null lifts that limit. */
export interface RateLimits {
  perMinute: number | null;
  perDay: number | null;
}

const windows = [
  { seconds: 60, limitOf: (limits: RateLimits) => limits.perMinute },
  { seconds: 86_400, limitOf: (limits: RateLimits) => limits.perDay },
];

/** `100, 100;window=60, 10000;window=86400`: the limit spoken of, then every window that has one. */
export function limitHeader(limit: number, limits: RateLimits): string {
  const policies = windows.flatMap(({ seconds, limitOf }) => {
    const each = limitOf(limits);
    return each === null ? [] : [`${each};window=${seconds}`];
  });
  return [limit, ...policies].join(", ");
}

/** What the limiter says about one request: may it pass, and the three headers to send either way. */
interface Verdict {
  allowed: boolean;
  headers: Record<string, string>;
}

/** Fixed windows aligned to the epoch, so the day is a UTC day. A refused request uses nothing up. */
export class RateLimiter {
  limits: RateLimits;
  private readonly used = new Map<number, { window: number; count: number }>();

  constructor(limits: RateLimits) {
    this.limits = limits;
  }

  take(now: Date): Verdict {
    const nowSeconds = now.getTime() / 1000;
    const states = windows.flatMap(({ seconds, limitOf }) => {
      const limit = limitOf(this.limits);
      if (limit === null) return [];
      const window = Math.floor(nowSeconds / seconds);
      const used = this.used.get(seconds);
      const count = used?.window === window ? used.count : 0;
      return [
        { seconds, limit, window, count, resetSeconds: Math.ceil((window + 1) * seconds - nowSeconds) },
      ];
    });
    const allowed = states.every(({ count, limit }) => count < limit);
    if (allowed) for (const state of states) this.used.set(state.seconds, { ...state, count: ++state.count });
    const [tightest] = states.toSorted((a, b) => a.limit - a.count - (b.limit - b.count));
    if (!tightest) return { allowed, headers: {} };
    return {
      allowed,
      headers: {
        "X-RateLimit-Limit": limitHeader(tightest.limit, this.limits),
        "X-RateLimit-Remaining": String(Math.max(0, tightest.limit - tightest.count)),
        "X-RateLimit-Reset": String(tightest.resetSeconds),
      },
    };
  }
}
