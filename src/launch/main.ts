import { loadEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { launch } from "./launch.ts";
import { parseLaunchArguments } from "./launch-arguments.ts";
import { reportError } from "./report-error.ts";

const stopping = new AbortController();
// Asking twice changes nothing: the end is under way, and a token refresh is never cut off.
process.on("SIGINT", () => stopping.abort());
process.on("SIGTERM", () => stopping.abort());
// The terminal was closed. What is left to say goes nowhere then, and that must not end us half way.
process.on("SIGHUP", () => {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  stopping.abort();
});

try {
  const args = parseLaunchArguments(process.argv.slice(2));
  const env = loadEnv();
  await launch(args, { env, logger: createLogger("launch"), signal: stopping.signal });
  process.exit(0);
} catch (error) {
  reportError(error);
  process.exit(1);
}
