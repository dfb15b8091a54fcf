// `npm start`, `npm run dev` (--dev), `npm run demo` (--demo): installs and builds what is missing, then becomes the
// supervisor, in this same process, so that Ctrl-C and service managers reach it directly. It ends when npm does.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadDotEnv, main, root } from "./bootstrap.mjs";
import { prepare } from "./build.mjs";
import { endWithNpm } from "./end-with-npm.mjs";

const args = process.argv.slice(2);

endWithNpm();
await main(async () => {
  await prepare(args.includes("--dev") ? ["client", "bundles"] : ["client", "bundles", "web"]);
  loadDotEnv();
  if (args.includes("--demo")) {
    process.env.DATA_DIR ||= join(root, "data", "demo");
    // Demo records never go into a real database.
    delete process.env.DATABASE_URL;
    delete process.env.DATABASE_DIRECT_URL;
  }
});

const launch = join(root, "dist", "launch.js");
process.argv = [process.execPath, launch, ...args];
await import(pathToFileURL(launch).href);
