import { join } from "node:path";
import { openDatabase } from "#db/client.ts";
import { type EmbeddedDatabase, openEmbedded } from "#db/embedded.ts";
import { copyEmbedded } from "#db/embedded-copy.ts";
import { migrate } from "#db/migrate.ts";
import { systemClock } from "#lib/clock.ts";
import type { Env } from "#lib/env.ts";
import type { Logger } from "#lib/logger.ts";
import { rebuildOutdatedDays } from "#sync/days/rebuild-days.ts";

export interface LaunchDatabase {
  url: string;
  close(): Promise<void>;
}

/**
 * Opens the database of this install and brings it to this version, tables and days: the one at DATABASE_URL, else the
 * embedded one, which is then started again whenever it ends by itself, until closed.
 */
export async function openLaunchDatabase(env: Env, root: string, logger: Logger): Promise<LaunchDatabase> {
  const migrationsDir = join(root, "prisma", "migrations");
  if (env.databaseUrl) {
    await migrate({ url: env.databaseDirectUrl ?? env.databaseUrl, migrationsDir, logger });
    await computeOutdatedDays(env.databaseUrl, logger);
    return { url: env.databaseUrl, close: async () => undefined };
  }
  const { dataDir } = env;
  const database = await keepEmbeddedOpen(dataDir, logger);
  try {
    await migrate({
      url: database.url,
      migrationsDir,
      logger,
      beforeFirstChange: async (pending) => {
        const copy = await copyEmbedded({ dataDir, url: database.url, reason: `before-${pending[0]}` });
        logger.info({ copy }, "kept a copy of the database before changing it");
      },
    });
    await computeOutdatedDays(database.url, logger);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Before anything reads them: after an upgrade no page and no command sees days that are still missing. */
async function computeOutdatedDays(url: string, logger: Logger): Promise<void> {
  const db = openDatabase({ url, connections: 1 });
  try {
    await rebuildOutdatedDays(db, { now: systemClock.now(), logger });
  } finally {
    await db.$disconnect();
  }
}

async function keepEmbeddedOpen(dataDir: string, logger: Logger): Promise<LaunchDatabase> {
  let current: EmbeddedDatabase = await openEmbedded({ dataDir, logger });
  let restarting: Promise<void> = Promise.resolve();
  const stopping = new AbortController();

  const restart = async () => {
    logger.error("the embedded database ended unexpectedly and is started again");
    await current.close();
    for (let pauseMs = 500; !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, 30_000)) {
      try {
        current = await openEmbedded({ dataDir, logger });
        logger.info("the embedded database is back");
        return watch();
      } catch (error) {
        logger.error({ err: error, pauseMs }, "the embedded database could not be started");
        await systemClock.sleep(pauseMs, stopping.signal).catch(() => undefined);
      }
    }
  };
  const watch = () =>
    current.onExit(() => {
      if (!stopping.signal.aborted) restarting = restart();
    });
  watch();

  return {
    url: current.url,
    close: async () => {
      stopping.abort();
      await restarting;
      await current.close();
    },
  };
}
