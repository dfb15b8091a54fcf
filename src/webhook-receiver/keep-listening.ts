import type { Server } from "node:http";
import type { Clock } from "#lib/clock.ts";
import type { Logger } from "#lib/logger.ts";
import type { KnownApps } from "./known-apps.ts";

/** How often the apps are read again, and a port in use is tried again. */
const lookEveryMs = 30_000;
/** While there is nothing to listen with, a secret that was just entered should not wait long. */
const lookEveryWhileIdleMs = 3_000;
const answeredWithinMs = 2_500;

export interface Listening {
  apps: KnownApps;
  /** A new server, not yet listening. */
  createServer(): Server;
  port: number;
  host: string;
  clock: Clock;
  logger: Logger;
  signal: AbortSignal;
}

/**
 * Listens as long as there is a secret to check signatures with, until `signal` ends it: no secret, no listener.
 * A port that cannot be had is told in the log and tried again.
 */
export async function keepListening(options: Listening): Promise<void> {
  const { apps, port, host, clock, logger, signal } = options;
  let server: Server | null = null;
  let said = "";
  const say = (level: "info" | "error", sentence: string) => {
    if (sentence !== said) logger[level](sentence);
    said = sentence;
  };
  while (!signal.aborted) {
    await apps.refresh();
    if (apps.list().length === 0) {
      if (server) await close(server);
      server = null;
      say("info", "No client secret is known to check webhooks with, so nothing listens until there is one.");
    } else if (!server) {
      const fresh = options.createServer();
      const problem = await listen(fresh, port, host);
      if (problem === null) {
        server = fresh;
        say("info", `Webhooks are received on ${host}, port ${port}.`);
      } else {
        say("error", describe(problem, host, port));
      }
    }
    await clock.sleep(server ? lookEveryMs : lookEveryWhileIdleMs, signal).catch(() => undefined);
  }
  if (server) await close(server);
}

function describe(code: string, host: string, port: number): string {
  return code === "EADDRINUSE"
    ? `Port ${port} is used by another program, so webhooks are not received. Stop that program, or choose another WEBHOOK_PORT; everything else goes on.`
    : `Webhooks are not received: ${host}, port ${port} cannot be listened on (${code}). Choose another HOST or WEBHOOK_PORT; everything else goes on.`;
}

/** Null once the server listens, else what stands against it. */
function listen(server: Server, port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    server.listen(port, host, () => resolve(null));
  });
}

/** Requests under way are answered, which takes the database's patience at most; then whoever still talks is cut off. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), answeredWithinMs);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}
