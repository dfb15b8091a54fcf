import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { readMigrations } from "#db/migrate-files.ts";
import { createEmptyDatabase, type DatabaseKind, migrationsDir } from "./postgres.ts";

/** A database as an earlier version of Pulsekeep left it. */
export interface EarlierDatabase {
  db: Database;
  url: string;
  /** What the next start of this version does. */
  update(): Promise<void>;
  drop(): Promise<void>;
}

/** A database with every migration before `migration`. */
export async function createDatabaseBefore(migration: string, kind: DatabaseKind): Promise<EarlierDatabase> {
  const database = await createEmptyDatabase(kind);
  const before = await mkdtemp(join(tmpdir(), "pulsekeep-migrations-"));
  try {
    for (const { name } of await readMigrations(migrationsDir))
      if (name < migration) await cp(join(migrationsDir, name), join(before, name), { recursive: true });
    await migrate({ url: database.url, migrationsDir: before });
  } finally {
    await rm(before, { recursive: true, force: true });
  }
  const db = openDatabase({ url: database.url, connections: 1 });
  return {
    db,
    url: database.url,
    update: async () => {
      await migrate({ url: database.url, migrationsDir });
    },
    drop: async () => {
      await db.$disconnect();
      await database.drop();
    },
  };
}
