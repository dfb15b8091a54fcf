import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "#db/embedded.ts";
import { processMark } from "#db/embedded-process.ts";
import { migrate } from "#db/migrate.ts";
import { systemClock } from "#lib/clock.ts";
import { withDatabaseDown } from "../integration/webhooks-support.ts";
import { createTestDatabase, type DatabaseKind, type TestDatabase } from "./postgres.ts";

/** A database that can be taken away in the middle of everything. */
export interface RestartableDatabase extends TestDatabase {
  /** Ends the server, by `kill -9` or in order, and resolves when it is back. */
  restart(how: "killed" | "stopped"): Promise<void>;
}

/**
 * An embedded server of its own; of a server somebody else runs, only all connections are cut and none let in for a
 * moment.
 */
export async function createRestartableDatabase(kind: DatabaseKind): Promise<RestartableDatabase> {
  if (kind === "server") {
    const database = await createTestDatabase(kind);
    return { ...database, restart: () => withDatabaseDown(database.url, () => systemClock.sleep(300)) };
  }
  const dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-restart-"));
  let server = await openEmbedded({ dataDir });
  await migrate({ url: server.url, migrationsDir: join(import.meta.dirname, "../../prisma/migrations") });
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
