import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * The SQL that brings an empty database to the schema in `dir` (`schema.prisma` and `models/*.prisma`). `url` is any
 * reachable database: Prisma's migration engine connects to it and neither reads nor changes it. For development and
 * tests only: the product applies migrations by itself (src/db/migrate.ts).
 */
export async function schemaScript(url: string, dir: string): Promise<string> {
  instantiated ??= instantiate();
  await instantiated;
  const files = await readSchema(dir);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url, max: 1 })),
  );
  try {
    const { stdout } = await engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    if (!stdout) throw new Error("The schema is empty: add models to prisma/models.");
    return stdout;
  } finally {
    engine.free();
  }
}

async function readSchema(dir: string): Promise<{ path: string; content: string }[]> {
  const models = (await readdir(join(dir, "models"))).filter((name) => name.endsWith(".prisma")).sort();
  const paths = [join(dir, "schema.prisma"), ...models.map((name) => join(dir, "models", name))];
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, "utf8") })));
}

/** Once per process: a second instance would take the first one's callbacks away. */
let instantiated: Promise<void> | undefined;

/** Prisma's own migration engine is WebAssembly inside an npm package: no binary, no download. */
async function instantiate(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const code = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
}
