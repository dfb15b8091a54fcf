import { mkdir, readFile, realpath } from "node:fs/promises";
import { Client } from "pg";
import { type Clock, systemClock } from "#lib/clock.ts";
import type { Logger } from "#lib/logger.ts";
import { findPostgresBinaries } from "./embedded-binaries.ts";
import { embeddedName, ensureCluster } from "./embedded-cluster.ts";
import { chooseServerIdentity } from "./embedded-identity.ts";
import { withFileLock } from "./embedded-lock.ts";
import { embeddedPaths, makePrivateDir } from "./embedded-paths.ts";
import { processMark } from "./embedded-process.ts";
import {
  findRunningServer,
  type RunningServer,
  startServer,
  stopServer,
  untilAdopted,
} from "./embedded-server.ts";
import { registerUser, unregisterUser } from "./embedded-users.ts";

export interface EmbeddedDatabase {
  /** postgresql://… with the socket folder in `?host=`, as `pg` and Prisma's adapter take it. */
  url: string;
  /** False when a running server was adopted. */
  startedByUs: boolean;
  /** Calls `listener` once when the server has ended although this handle was not closed. */
  onExit(listener: () => void): void;
  /** Stops using the server; the last of our processes to do so stops it. May be called twice. */
  close(): Promise<void>;
}

const watchEveryMs = 250;

/**
 * Opens the embedded PostgreSQL server whose cluster lies in `dataDir/postgres`: makes the cluster once, adopts the
 * server when it already runs, starts it otherwise (recovering from a crash if there was one).
 * Throws a `UserFacingError` when it cannot run here.
 */
export async function openEmbedded(options: {
  dataDir: string;
  logger?: Logger;
  clock?: Clock;
}): Promise<EmbeddedDatabase> {
  const { logger, clock = systemClock } = options;
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(options.dataDir);
  const paths = embeddedPaths(dataDir);
  const binaries = await findPostgresBinaries();

  const { url, server, user, startedByUs } = await withFileLock(paths.lock, async () => {
    const user = await registerUser(paths.users);
    try {
      const running = await findRunningServer(paths);
      const adopted = running && (await untilAdopted(running, paths, clock));
      if (adopted) logger?.debug({ pid: adopted.pid }, "the embedded database is already running");
      const server = adopted ?? (await startHere());
      const url = await embeddedUrl(paths, server);
      await ensureDatabase(url);
      return { url, server, user, startedByUs: !adopted };
    } catch (error) {
      await stopUnlessUsed(user);
      throw error;
    }
  });

  async function startHere(): Promise<RunningServer> {
    const identity = await chooseServerIdentity(dataDir, binaries);
    await makePrivateDir(paths.socketDir, identity);
    if (await ensureCluster(paths.cluster, paths.password, binaries, identity))
      logger?.info("made a new database");
    const started = await startServer(paths, binaries, identity, clock);
    logger?.debug({ pid: started.pid }, "started the embedded database");
    return started;
  }

  async function stopUnlessUsed(user: string): Promise<void> {
    if ((await unregisterUser(paths.users, user)) > 0) return;
    const running = await findRunningServer(paths);
    if (running) await stopServer(running, paths, binaries, clock);
  }

  let closed = false;
  return {
    url,
    startedByUs,
    onExit: (listener) => watch(server, () => closed, listener),
    close: async () => {
      if (closed) return;
      closed = true;
      await withFileLock(paths.lock, () => stopUnlessUsed(user));
    },
  };
}

async function embeddedUrl(paths: ReturnType<typeof embeddedPaths>, server: RunningServer): Promise<string> {
  if (process.platform === "win32") {
    const password = await readFile(paths.password, "utf8");
    return `postgresql://${embeddedName}:${password}@127.0.0.1:${server.port}/${embeddedName}`;
  }
  return `postgresql://${embeddedName}@localhost/${embeddedName}?host=${encodeURIComponent(paths.socketDir)}`;
}

/** The database itself is made on the first opening; an interrupted first opening is made good by the next. */
async function ensureDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const client = new Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [embeddedName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${embeddedName}`);
  } finally {
    await client.end();
  }
}

/** An adopted server is not our child, so its end is found by looking. The timer keeps no process alive. */
function watch({ pid }: RunningServer, isClosed: () => boolean, listener: () => void): void {
  const mark = processMark(pid);
  const timer = setInterval(() => {
    if (!isClosed() && mark !== null && processMark(pid) === mark) return;
    clearInterval(timer);
    if (!isClosed()) listener();
  }, watchEveryMs);
  timer.unref();
}
