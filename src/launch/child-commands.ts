import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Env } from "#lib/env.ts";
import type { ChildCommand } from "./child-process.ts";

/** What the children are told beyond the environment they inherit. */
export interface Surroundings {
  root: string;
  env: Env;
  databaseUrl: string;
  dev: boolean;
}

/** The processes that hold every key of this install. */
type TrustedSurroundings = Surroundings & { secretKey: string };

/** The web app: Next's standalone server, or its development server. */
export function webCommand({ root, env, databaseUrl, secretKey, dev }: TrustedSurroundings): ChildCommand {
  const preload = ["--import", preloadUrl(root)];
  const server = join(root, ".next", "standalone", "server.js");
  const development = [join(root, "node_modules", "next", "dist", "bin", "next"), "dev"];
  return {
    name: "web",
    silent: !dev,
    cwd: root,
    // The ceilings keep the whole web process near 300 MiB: most of what a page makes is gone when it is sent.
    args: dev
      ? [...preload, ...development]
      : ["--max-old-space-size=192", "--max-semi-space-size=6", ...preload, server],
    environment: {
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      // One arena for all threads: with one each, glibc keeps memory that nobody uses. Others do not know the name.
      MALLOC_ARENA_MAX: "1",
      PORT: String(env.port),
      HOSTNAME: env.host,
      APP_URL: env.appUrl,
      DATA_DIR: env.dataDir,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: secretKey,
    },
    stopWithinMs: 5_000,
  };
}

/** The worker: its bundle, or its source, watched. */
export function workerCommand({ root, env, databaseUrl, secretKey, dev }: TrustedSurroundings): ChildCommand {
  const preload = ["--import", preloadUrl(root)];
  const watched = [join(root, "node_modules", "tsx", "dist", "cli.mjs"), "watch", "src/worker/main.ts"];
  return {
    name: "worker",
    cwd: root,
    // The ceiling keeps the whole worker under 256 MiB.
    args: dev
      ? [...preload, ...watched]
      : ["--max-old-space-size=176", ...preload, join(root, "dist", "worker.js")],
    environment: {
      NODE_ENV: dev ? "development" : "production",
      APP_URL: env.appUrl,
      DATA_DIR: env.dataDir,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: secretKey,
    },
    // A token refresh or a page in progress is finished, never cut off.
    stopWithinMs: 25_000,
  };
}

/**
 * The webhook receiver: the one process a stranger may talk to. It is handed the database and the keys that open client
 * secrets, not SECRET_KEY, from which every other key follows, nor anything else of our environment.
 */
export function webhookReceiverCommand(
  { root, env, databaseUrl, dev }: Surroundings,
  clientSecretKeys: string,
): ChildCommand {
  const source = ["--import", "tsx", join(root, "src", "webhook-receiver", "main.ts")];
  return {
    name: "hook",
    cwd: root,
    // The ceilings keep the whole process under 96 MiB.
    args: [
      "--max-old-space-size=32",
      "--max-semi-space-size=2",
      "--import",
      preloadUrl(root),
      ...(dev ? source : [join(root, "dist", "hook.js")]),
    ],
    environment: {
      NODE_ENV: dev ? "development" : "production",
      HOST: env.host,
      WEBHOOK_PORT: String(env.webhookPort),
      DATABASE_URL: databaseUrl,
    },
    isolated: true,
    handover: { clientSecretKeys },
    stopWithinMs: 6_000,
  };
}

function preloadUrl(root: string): string {
  return pathToFileURL(join(root, "dist", "exit-with-parent.js")).href;
}
