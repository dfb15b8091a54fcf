import type { Pool } from "#db/pool.ts";
import type { Clock } from "#lib/clock.ts";
import type { Logger } from "#lib/logger.ts";

/** A flood of replays costs one write in so many milliseconds. */
const writeAtMostEveryMs = 1_000;

interface Counted {
  count: number;
  at: Date;
  ageMs: number;
}

/** Counts deliveries that are signed well and too far from our clock. */
export interface StaleCounter {
  note(appId: number, ageMs: number): void;
  /** Writes what is counted and not written yet. Never throws. */
  flush(): Promise<void>;
}

/** Counts in memory and writes a little later, so that no answer waits for it nor takes longer than another. */
export function createStaleCounter(
  pool: Pool,
  { clock, logger }: { clock: Clock; logger?: Logger },
): StaleCounter {
  let counted = new Map<number, Counted>();
  let timer: NodeJS.Timeout | null = null;
  const flush = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const writing = counted;
    counted = new Map();
    for (const [appId, { count, at, ageMs }] of writing) {
      try {
        await pool.query(
          `INSERT INTO stale_webhooks AS known (app_id, day, count, last_at, last_age_ms)
           VALUES ($1, $2, $3, $4::timestamptz, $5)
           ON CONFLICT (app_id, day) DO UPDATE SET count = known.count + excluded.count,
             last_at = excluded.last_at, last_age_ms = excluded.last_age_ms`,
          [appId, at.toISOString().slice(0, 10), count, at.toISOString(), ageMs],
        );
      } catch (error) {
        logger?.warn({ err: error, appId, count }, "late webhooks could not be counted");
      }
    }
  };
  return {
    note(appId, ageMs) {
      const count = (counted.get(appId)?.count ?? 0) + 1;
      counted.set(appId, { count, at: clock.now(), ageMs });
      if (count === 1)
        logger?.warn(
          { appId, ageMs },
          "a webhook was refused: its time is more than five minutes from this machine's clock",
        );
      timer ??= setTimeout(() => void flush(), writeAtMostEveryMs).unref();
    },
    flush,
  };
}
