// `npm run db:migration`: for whoever changes prisma/models. Prints the SQL that brings an empty database to the
// schema; a new migration is the difference to what the existing ones make, written by hand from it into
// prisma/migrations/<time>_<name>/migration.sql. The integration test "has migrations that say the same as the schema"
// tells when both agree. (Computing the difference itself would need a shadow database.)
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, root } from "./bootstrap.mjs";
import { prepare } from "./build.mjs";

await main(async () => {
  await prepare(["client"]);
  const { build } = await import("esbuild");
  const scratch = mkdtempSync(join(tmpdir(), "pulsekeep-migration-"));
  const bundle = join(root, "node_modules", ".pulsekeep", "migration-tools.mjs");
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `export * from "#db/embedded.ts"; export * from "./scripts/schema-script.ts";`,
      resolveDir: root,
      loader: "ts",
    },
    outfile: bundle,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  const { openEmbedded, schemaScript } = await import(pathToFileURL(bundle).href);
  const database = await openEmbedded({ dataDir: scratch });
  try {
    const script = await schemaScript(database.url, join(root, "prisma"));
    const out = process.argv[2];
    if (out) writeFileSync(out, script);
    else process.stdout.write(script);
  } finally {
    await database.close();
    rmSync(scratch, { recursive: true, force: true });
  }
});
