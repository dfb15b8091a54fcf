import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "#db/migrate.ts";
import { readMigrations } from "#db/migrate-files.ts";
import { schemaScript } from "../../scripts/schema-script.ts";
import {
  createEmptyDatabase,
  createTestDatabase,
  databaseKinds,
  type TestDatabase,
} from "../support/postgres.ts";

const prismaDir = join(import.meta.dirname, "../../prisma");
const migrationsDir = join(prismaDir, "migrations");

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.each(databaseKinds)("migrating the %s database", (kind) => {
  let database: TestDatabase;
  let scratchDir: string;
  beforeEach(async () => {
    database = await createEmptyDatabase(kind);
    scratchDir = await mkdtemp(join(tmpdir(), "pulsekeep-migrations-"));
    await writeFile(join(scratchDir, "migration_lock.toml"), 'provider = "postgresql"\n');
  });
  afterEach(async () => {
    await database.drop();
    await rm(scratchDir, { recursive: true, force: true });
  });

  async function addMigration(name: string, sql: string) {
    await mkdir(join(scratchDir, name), { recursive: true });
    await writeFile(
      join(scratchDir, name, "migration.sql"),
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO ''UTC''', current_database()); END $$;\n${sql}`,
    );
  }

  it("applies every migration once and leaves Prisma's ordinary history", async () => {
    const names = (await readMigrations(migrationsDir)).map(({ name }) => name);
    expect(await migrate({ url: database.url, migrationsDir })).toEqual({ applied: names });
    expect(await migrate({ url: database.url, migrationsDir })).toEqual({ applied: [] });
    const history = await query<{ migration_name: string; finished_at: Date | null }>(
      database.url,
      "SELECT migration_name, finished_at FROM _prisma_migrations ORDER BY migration_name",
    );
    expect(history.map((row) => row.migration_name)).toEqual(names);
    expect(history.every((row) => row.finished_at instanceof Date)).toBe(true);
  });

  it("lets four processes start at once: one applies, the others find nothing left to do", async () => {
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => migrate({ url: database.url, migrationsDir })),
    );
    expect(runs.filter((run) => run.applied.length > 0)).toHaveLength(1);
  });

  it("leaves the database in UTC, whatever zone the server was made in", async () => {
    await migrate({ url: database.url, migrationsDir });
    expect(await query(database.url, "SHOW timezone")).toEqual([{ TimeZone: "UTC" }]);
  });

  it("refuses a database whose time zone is not UTC", async () => {
    await migrate({ url: database.url, migrationsDir });
    await query(
      database.url,
      `ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET timezone TO 'Asia/Kolkata'`,
    );
    await expect(migrate({ url: database.url, migrationsDir })).rejects.toThrow(
      /Asia\/Kolkata; it must be UTC/,
    );
  });

  it("has migrations that say the same as the schema", async () => {
    await migrate({ url: database.url, migrationsDir });
    const fromSchema = await createEmptyDatabase(kind);
    try {
      await query(fromSchema.url, await schemaScript(fromSchema.url, prismaDir));
      expect(await catalogue(database.url)).toEqual(await catalogue(fromSchema.url));
    } finally {
      await fromSchema.drop();
    }
  });

  it("asks for a copy before it changes a database that is in use, and only then", async () => {
    await addMigration("001_first", "CREATE TABLE notes (id int PRIMARY KEY);");
    const copies: string[][] = [];
    const run = () =>
      migrate({
        url: database.url,
        migrationsDir: scratchDir,
        beforeFirstChange: async (pending) => {
          copies.push(pending);
        },
      });
    await run();
    await run();
    expect(copies).toEqual([]);
    await addMigration("002_second", "ALTER TABLE notes ADD COLUMN body text;");
    await addMigration("003_third", "ALTER TABLE notes ADD COLUMN tag text;");
    await run();
    expect(copies).toEqual([["002_second", "003_third"]]);
  });

  it("changes nothing when the copy before it cannot be made", async () => {
    await addMigration("001_first", "CREATE TABLE notes (id int PRIMARY KEY);");
    await migrate({ url: database.url, migrationsDir: scratchDir });
    await addMigration("002_second", "ALTER TABLE notes ADD COLUMN body text;");
    const full = migrate({
      url: database.url,
      migrationsDir: scratchDir,
      beforeFirstChange: () => Promise.reject(new Error("disk full")),
    });
    await expect(full).rejects.toThrow("disk full");
    expect(await migrate({ url: database.url, migrationsDir: scratchDir })).toEqual({
      applied: ["002_second"],
    });
  });

  it("keeps nothing of a migration that failed, says so at every start, and applies it once it is mended", async () => {
    await addMigration("001_first", "CREATE TABLE notes (id int PRIMARY KEY);");
    await migrate({ url: database.url, migrationsDir: scratchDir });
    await addMigration(
      "002_broken",
      "ALTER TABLE notes ADD COLUMN body text; ALTER TABLE nowhere ADD COLUMN body text;",
    );
    const run = () => migrate({ url: database.url, migrationsDir: scratchDir });
    for (const _start of [1, 2])
      await expect(run()).rejects.toMatchObject({
        message: "The migration 002_broken failed; nothing of it was kept.",
        advice: expect.stringContaining("Start the version you had before"),
      });
    expect(await query(database.url, "SELECT migration_name FROM _prisma_migrations")).toEqual([
      { migration_name: "001_first" },
    ]);
    await addMigration("002_broken", "ALTER TABLE notes ADD COLUMN body text;");
    expect(await run()).toEqual({ applied: ["002_broken"] });
  });

  it("finds nothing of a migration whose process was killed half-way, and runs it again", async () => {
    await addMigration("001_first", "CREATE TABLE notes (id int PRIMARY KEY);");
    await migrate({ url: database.url, migrationsDir: scratchDir });
    await addMigration(
      "002_killed",
      "ALTER TABLE notes ADD COLUMN body text; SELECT pg_terminate_backend(pg_backend_pid());",
    );
    await expect(migrate({ url: database.url, migrationsDir: scratchDir })).rejects.toThrow(/002_killed/);
    await addMigration("002_killed", "ALTER TABLE notes ADD COLUMN body text;");
    expect(await migrate({ url: database.url, migrationsDir: scratchDir })).toEqual({
      applied: ["002_killed"],
    });
  });

  it("refuses a database that Prisma's own tool left half-migrated", async () => {
    await addMigration("001_first", "CREATE TABLE notes (id int PRIMARY KEY);");
    await migrate({ url: database.url, migrationsDir: scratchDir });
    await query(database.url, "UPDATE _prisma_migrations SET finished_at = NULL");
    await expect(migrate({ url: database.url, migrationsDir: scratchDir })).rejects.toMatchObject({
      message: "The migration 001_first was interrupted and the database is half-migrated.",
      advice: expect.stringContaining("Restore the copy"),
    });
  });

  it("takes over the history that Prisma's own engine wrote, to the checksum", async () => {
    const first = (await readMigrations(migrationsDir))[0];
    expect(first).toMatchObject({
      name: "20261121000000_first",
      // As the engine noted it in an install of the first version.
      checksum: "2bc01b3fc05549d163ca2cf6de7d4388f5a91c9a3dcccff8abc02a9fae92cf03",
    });
  });

  it("refuses a database that a newer version has migrated", async () => {
    await addMigration("001_first", "CREATE TABLE notes (id int PRIMARY KEY);");
    await addMigration("002_newer", "ALTER TABLE notes ADD COLUMN body text;");
    await migrate({ url: database.url, migrationsDir: scratchDir });
    await rm(join(scratchDir, "002_newer"), { recursive: true });
    await expect(migrate({ url: database.url, migrationsDir: scratchDir })).rejects.toThrow(
      /another version of Pulsekeep \(002_newer\)/,
    );
  });

  it("hands every test file a migrated database of its own, which holds no code", async () => {
    const copy = await createTestDatabase(kind);
    try {
      expect(await migrate({ url: copy.url, migrationsDir })).toEqual({ applied: [] });
      const functions = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace";
      expect(await query(copy.url, functions)).toEqual([]);
    } finally {
      await copy.drop();
    }
  });
});

describe("a database that cannot be reached", () => {
  it("is named by host and port, never with its password", async () => {
    const run = migrate({ url: "postgresql://me:hunter2secret@127.0.0.1:1/health", migrationsDir });
    await expect(run).rejects.toMatchObject({
      name: "UserFacingError",
      message: expect.stringMatching(/^The database at 127\.0\.0\.1:1 cannot be reached: /),
    });
    await expect(run).rejects.not.toMatchObject({ message: expect.stringContaining("hunter2secret") });
  });
});

/** Columns, constraints and indexes of a database, without what only the migration history adds. */
async function catalogue(url: string) {
  return {
    columns: await query(
      url,
      `SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, numeric_precision,
              character_maximum_length, datetime_precision
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
       ORDER BY table_name, column_name`,
    ),
    constraints: await query(
      url,
      `SELECT conrelid::regclass::text AS "table", conname, contype::text, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
         AND conrelid <> coalesce(to_regclass('_prisma_migrations'), 0::oid::regclass) ORDER BY 1, 2`,
    ),
    indexes: await query(
      url,
      `SELECT tablename, indexname, indexdef FROM pg_indexes
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1, 2`,
    ),
  };
}
