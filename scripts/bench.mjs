// `npm run bench [-- --json] [--only NAME]`: prints every measured figure in one table. TEST_DATABASE_URL adds the
// figures of a PostgreSQL server beside those of the embedded one.
import { main, run } from "./bootstrap.mjs";
import { ensureBuilt, prepare } from "./build.mjs";

await main(async () => {
  await prepare(["client"]);
  await ensureBuilt(["bundles", "web"]);
  await run(process.execPath, ["--import", "tsx", "tests/bench/main.ts", ...process.argv.slice(2)]);
});
