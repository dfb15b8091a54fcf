import { mkdir } from "node:fs/promises";
import { type Database, openDatabase } from "#db/client.ts";
import { type Env, loadEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { openLaunchDatabase } from "./launch-database.ts";
import { findProjectRoot } from "./project-root.ts";
import { ensureSecretKey } from "./secret-key.ts";
import { openSimulator } from "./simulator-process.ts";

/** This install, opened for one command. */
export interface Install {
  db: Database;
  /** The configuration, with the address of the database and the key that are really used. */
  env: Env;
  /** True for our own server in the data folder, false for the one at DATABASE_URL. */
  embedded: boolean;
  /** Starts the sandbox of demo members unless it runs; it is stopped again by `close`. */
  ensureSimulator(): Promise<void>;
  /** Closes what was opened, and stops what was started and nobody else uses. */
  close(): Promise<void>;
}

/**
 * Opens the database (started and migrated when the app is not running) and the key of this install, for the command
 * line. Throws a `UserFacingError` when that is not possible.
 */
export async function openInstall(): Promise<Install> {
  const configured = loadEnv();
  const { dataDir } = configured;
  const logger = createLogger("cli");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const secretKey = await ensureSecretKey(dataDir, configured.secretKey);
  const database = await openLaunchDatabase(configured, findProjectRoot(), logger);
  const db = openDatabase({ url: database.url });
  const sandboxes: { close(): Promise<void> }[] = [];
  return {
    db,
    env: { ...configured, databaseUrl: database.url, secretKey },
    embedded: configured.databaseUrl === undefined,
    ensureSimulator: async () => {
      if (sandboxes.length > 0) return;
      sandboxes.push(await openSimulator(dataDir));
    },
    close: async () => {
      for (const sandbox of sandboxes) await sandbox.close();
      await db.$disconnect();
      await database.close();
    },
  };
}
