/** Requests an app may make per minute and per day; null lifts that limit. */
export interface RateLimits {
  perMinute: number | null;
  perDay: number | null;
}

const windows = [
  { seconds: 60, limitOf: (limits: RateLimits) => limits.perMinute },
  { seconds: 86_400, limitOf: (limits: RateLimits) => limits.perDay },
];

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
    const policies = states.map(({ limit, seconds }) => `${limit};window=${seconds}`);
    return {
      allowed,
      headers: {
        "X-RateLimit-Limit": [tightest.limit, ...policies].join(", "),
        "X-RateLimit-Remaining": String(Math.max(0, tightest.limit - tightest.count)),
        "X-RateLimit-Reset": String(tightest.resetSeconds),
      },
    };
  }
}
