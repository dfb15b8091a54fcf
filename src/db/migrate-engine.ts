import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";

/** One file of the Prisma schema: its path and its text. */
export interface SchemaFile {
  path: string;
  content: string;
}

/** Nothing in our database is managed by anybody else. */
export const noFilters = { externalTables: [], externalEnums: [] };

/** A schema that names the provider and nothing else: enough to apply migrations, which bring their own SQL. */
const providerOnly: SchemaFile[] = [
  { path: "schema.prisma", content: 'datasource db {\n  provider = "postgresql"\n}\n' },
];

/**
 * Prisma's adapter cuts a script at every semicolon, also inside a function body or a string. PostgreSQL takes it
 * whole, and then all its statements are one transaction.
 */
class WholeScripts extends PrismaPg {
  readonly #pool: Pool;
  constructor(pool: Pool) {
    super(pool);
    this.#pool = pool;
  }
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    return adapter;
  }
}

let instantiated: Promise<void> | undefined;

/** Prisma's own migration engine is WebAssembly inside an npm package: no binary, no download. */
async function instantiate(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const code = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, {
    "./schema_engine_bg.js": { ...bindings },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
}

/**
 * Runs `work` with the migration engine on one direct connection to `url`, closed afterwards. One connection, because
 * the engine's own lock belongs to the session that took it.
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
  schema: SchemaFile[] = providerOnly,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  const pool = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  // A connection lost while idle surfaces at the next statement; without a listener it would end the process.
  pool.on("error", () => undefined);
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: schema.map(({ path, content }) => [path, content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool)),
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}
