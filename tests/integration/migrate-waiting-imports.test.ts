import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { readMigrations } from "#db/migrate-files.ts";
import { createEmptyDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";

const migrationsDir = join(import.meta.dirname, "../../prisma/migrations");
const changed = "20261121190000_layers_are_staged";

describe.each(databaseKinds)("an import that waited while Pulsekeep was updated (%s database)", (kind) => {
  let database: TestDatabase;
  let before: string;
  beforeEach(async () => {
    database = await createEmptyDatabase(kind);
    before = await mkdtemp(join(tmpdir(), "pulsekeep-migrations-"));
    await cp(migrationsDir, before, { recursive: true });
    for (const { name } of await readMigrations(migrationsDir))
      if (name >= changed) await rm(join(before, name), { recursive: true });
  });
  afterEach(async () => {
    await database.drop();
    await rm(before, { recursive: true, force: true });
  });

  it("asks to be uploaded again, and one that was stored stays stored", async () => {
    await migrate({ url: database.url, migrationsDir: before });
    const db = openDatabase({ url: database.url, connections: 1 });
    try {
      await db.$executeRaw`INSERT INTO members (name, role, created_at) VALUES ('member', 'owner', now())`;
      for (const state of ["ready", "confirmed", "done"])
        await db.$executeRaw`
          INSERT INTO imports (member_id, state, file_name, size_bytes, content_hash, uploaded_by, created_at, changed_at)
          SELECT id, ${state}, ${state}, 1, repeat('a', 64), 'browser', now(), now() FROM members`;
      await db.$executeRaw`INSERT INTO staged_rows SELECT id, 0, 'cycles', '{}' FROM imports WHERE state <> 'done'`;
      await migrate({ url: database.url, migrationsDir });
      expect(
        await db.import.findMany({
          orderBy: { id: "asc" },
          select: { fileName: true, state: true, advice: true },
        }),
      ).toEqual([
        { fileName: "ready", state: "failed", advice: "Upload it again; nothing of it was stored." },
        { fileName: "confirmed", state: "failed", advice: "Upload it again; nothing of it was stored." },
        { fileName: "done", state: "done", advice: null },
      ]);
    } finally {
      await db.$disconnect();
    }
  });
});
