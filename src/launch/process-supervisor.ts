import { openPool, type Pool } from "#db/pool.ts";
import { systemClock } from "#lib/clock.ts";
import type { Logger } from "#lib/logger.ts";

const lookEveryMs = 1_500;

/** Which of the optional processes the stored rows ask for. */
export interface DesiredState {
  /** There is a demo member, whose records the sandbox makes. */
  sandbox: boolean;
  /** Webhooks are switched on (sync/inbox/webhook-switch.ts). */
  hook: boolean;
}

/** Something that runs as long as it is wished for. */
export interface ProcessSupervisor {
  follow(desired: DesiredState): Promise<void>;
  stop(): Promise<void>;
}

/** A watch under way. */
interface Watch {
  /** Resolves when the first look is over: what was wished for before the start runs by then, if it can. */
  looked: Promise<void>;
  stop(): Promise<void>;
}

/** Looks at the desired every 1.5 s and lets every supervisor follow them, until stopped; then the supervisors stop. */
export function superviseProcesses(options: {
  url: string;
  logger: Logger;
  supervisors: ProcessSupervisor[];
}): Watch {
  const { url, logger, supervisors } = options;
  const pool = openPool({ url, connections: 1, patienceMs: 5_000 });
  const stopping = new AbortController();
  const look = async () => {
    const desired = await readDesiredState(pool);
    for (const supervisor of supervisors) {
      if (stopping.signal.aborted) return;
      await supervisor
        .follow(desired)
        .catch((error: unknown) =>
          logger.debug({ err: error }, "a part that was asked for does not start yet"),
        );
    }
  };
  // The database may be restarting just now; the next look will tell.
  const tryLook = () =>
    look().catch((error: unknown) => logger.debug({ err: error }, "could not look for desired"));
  const looked = tryLook();
  const running = (async () => {
    await looked;
    while (!stopping.signal.aborted) {
      await systemClock.sleep(lookEveryMs, stopping.signal).catch(() => undefined);
      if (!stopping.signal.aborted) await tryLook();
    }
  })();
  return {
    looked,
    stop: async () => {
      stopping.abort();
      await running;
      for (const supervisor of supervisors) await supervisor.stop();
      await pool.end();
    },
  };
}

async function readDesiredState(pool: Pool): Promise<DesiredState> {
  const { rows } = await pool.query<DesiredState>(
    `SELECT EXISTS (SELECT 1 FROM members WHERE demo) AS sandbox,
       EXISTS (SELECT 1 FROM settings WHERE key = 'webhooks' AND value -> 'enabled' = 'true') AS hook`,
  );
  return rows[0] ?? { sandbox: false, hook: false };
}
