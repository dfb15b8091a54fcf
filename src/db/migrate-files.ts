import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A migration as it lies in `<name>/migration.sql`; the checksum is the one Prisma writes: SHA-256 of the file, in hex. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** Reads the migrations of a folder, the oldest first: their names begin with when they were made. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
