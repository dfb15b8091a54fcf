import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import type { SchemaFile } from "./migrate-engine.ts";

/** Reads `<dir>/<name>/migration.sql` for all migrations, in order, as the migration engine takes them. */
export async function readMigrations(dir: string): Promise<MigrationList> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: resolve(dir),
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(join(dir, "migration_lock.toml"), "utf8").catch(() => null),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(dir, name, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}

/** Reads `schema.prisma` and `models/*.prisma` of a schema folder. */
export async function readSchema(dir: string): Promise<SchemaFile[]> {
  const models = (await readdir(join(dir, "models"))).filter((name) => name.endsWith(".prisma")).sort();
  const paths = [join(dir, "schema.prisma"), ...models.map((name) => join(dir, "models", name))];
  return await Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, "utf8") })));
}
