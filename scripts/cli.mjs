// `npm run cli -- <command>`: prepares what the command line needs, quietly, then becomes it. Nothing is written to
// stdout here.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadDotEnv, main, root } from "./bootstrap.mjs";
import { prepare } from "./build.mjs";
import { endWithNpm } from "./end-with-npm.mjs";

endWithNpm();
await main(async () => {
  await prepare(["client", "bundles"]);
  loadDotEnv();
});

const cli = join(root, "dist", "cli.js");
process.argv = [process.execPath, cli, ...process.argv.slice(2)];
await import(pathToFileURL(cli).href);
