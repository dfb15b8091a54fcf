import { Client } from "pg";
import { systemClock } from "#lib/clock.ts";
import type { Logger } from "#lib/logger.ts";
import { openSandbox, type SandboxProcess } from "./sandbox-process.ts";

const lookEveryMs = 1_500;

/** Runs the sandbox as long as there is a demo member, and nobody else's data ever sees it. */
export function keepSandbox(options: { url: string; dataDir: string; logger: Logger }): {
  stop(): Promise<void>;
} {
  const { url, dataDir, logger } = options;
  const stopping = new AbortController();
  let client: Client | null = null;
  let sandbox: SandboxProcess | null = null;

  const isWanted = async () => {
    if (!client) {
      const fresh = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
      fresh.on("error", () => {
        client = null;
      });
      await fresh.connect();
      client = fresh;
    }
    const { rows } = await client.query<{ wanted: boolean }>(
      "SELECT EXISTS (SELECT 1 FROM members WHERE demo) AS wanted",
    );
    return rows[0]?.wanted ?? false;
  };
  const closeSandbox = async () => {
    const closing = sandbox;
    sandbox = null;
    await closing?.close();
  };
  const look = async () => {
    const wanted = await isWanted();
    if (wanted && !sandbox) {
      const opened = await openSandbox(dataDir);
      sandbox = opened;
      opened.onExit(() => {
        if (sandbox !== opened) return;
        logger.error("the sandbox ended unexpectedly and is started again");
        void closeSandbox();
      });
      logger.info({ url: opened.url }, "the sandbox for demo members is running");
    } else if (!wanted && sandbox) {
      await closeSandbox();
    }
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      // The database may be restarting just now; the next look will tell.
      await look().catch((error: unknown) => logger.debug({ err: error }, "could not look for demo members"));
      await systemClock.sleep(lookEveryMs, stopping.signal).catch(() => undefined);
    }
  })();

  return {
    stop: async () => {
      stopping.abort();
      await running;
      await closeSandbox();
      await client?.end().catch(() => undefined);
    },
  };
}
