import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { openEmbedded } from "#db/embedded.ts";
import { processMark } from "#db/embedded-process.ts";
import { migrate } from "#db/migrate.ts";
import { withDatabase } from "#db/url.ts";
import { systemClock } from "#lib/clock.ts";
import { startOwnServer } from "./own-server.ts";
import { type DatabaseKind, migrationsDir, type TestDatabase } from "./postgres.ts";

/** A database that can be taken away in the middle of everything. */
export interface RestartableDatabase extends TestDatabase {
  /** Ends the server, by `kill -9` or in order, and resolves when it is back. */
  restart(how: "killed" | "stopped"): Promise<void>;
}

/**
 * A migrated database on a server of its own, whatever server the run was given, because it is to be restarted: the
 * product's embedded one, or one reached over TCP with a password.
 */
export function createRestartableDatabase(kind: DatabaseKind): Promise<RestartableDatabase> {
  return kind === "server" ? onOwnServer() : embedded();
}

async function onOwnServer(): Promise<RestartableDatabase> {
  const server = await startOwnServer();
  const url = withDatabase(server.url, "pulsekeep");
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query("CREATE DATABASE pulsekeep").finally(() => client.end());
  await migrate({ url, migrationsDir });
  return { url, restart: server.restart, drop: server.stop };
}

async function embedded(): Promise<RestartableDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-restart-"));
  let server = await openEmbedded({ dataDir });
  await migrate({ url: server.url, migrationsDir });
  return {
    url: server.url,
    async restart(how) {
      if (how === "killed") await killServer(dataDir);
      await server.close();
      server = await openEmbedded({ dataDir });
    },
    async drop() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function killServer(dataDir: string): Promise<void> {
  const pid = Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  while (processMark(pid) !== null) await systemClock.sleep(10);
}
