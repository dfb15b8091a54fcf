import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { findPostgresBinaries } from "#db/embedded-binaries.ts";
import { chooseServerIdentity } from "#db/embedded-identity.ts";
import { systemClock } from "#lib/clock.ts";
import { freePort } from "./running-product.ts";

/** A PostgreSQL server as somebody else would run one, except that it can be struck. */
export interface OwnServer {
  /** Its maintenance database, over TCP and with a password. */
  url: string;
  /** Ends it, by `kill -9` or in order, and starts it again; resolves when it answers. */
  restart(how: "killed" | "stopped"): Promise<void>;
  stop(): Promise<void>;
}

const startWithinMs = 60_000;

/** Makes a cluster of its own and starts it on a loopback port, in a time zone far from UTC as servers may be. */
export async function startOwnServer(): Promise<OwnServer> {
  const dir = await mkdtemp(join(tmpdir(), "pulsekeep-server-"));
  const binaries = await findPostgresBinaries();
  const identity = await chooseServerIdentity(dir, binaries);
  const options = { ...(binaries.environment && { env: binaries.environment }), ...(identity.owner ?? {}) };
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(dir, "password");
  const cluster = join(dir, "cluster");
  await writeFile(passwordFile, password, { mode: 0o600 });
  const access = ["--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const made = identity.command(binaries.initdb, ["-D", cluster, "-U", "tester", "-E", "UTF8", ...access]);
  await promisify(execFile)(made.program, made.args, options);
  const port = await freePort();
  const url = `postgresql://tester:${password}@127.0.0.1:${port}/postgres`;

  const start = async () => {
    const settings = [
      `port=${port}`,
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "timezone=Asia/Kolkata",
    ];
    const args = ["-D", cluster, ...settings.flatMap((setting) => ["-c", setting])];
    const { program, args: all } = identity.command(binaries.postgres, args);
    const giveUpAtMs = performance.now() + startWithinMs;
    for (;;) {
      const child = spawn(program, all, { ...options, stdio: "ignore" });
      while (child.exitCode === null && child.signalCode === null) {
        if (await answers(url)) return child;
        if (performance.now() > giveUpAtMs) throw new Error("The server does not answer.");
        await systemClock.sleep(20);
      }
      // After `kill -9` its children linger for a moment, and a new server is refused until they are gone.
      if (performance.now() > giveUpAtMs) throw new Error("The server does not start.");
      await systemClock.sleep(100);
    }
  };
  let running = await start();
  const end = async (signal: "SIGKILL" | "SIGINT") => {
    const gone = new Promise<void>((resolve) => running.once("exit", () => resolve()));
    running.kill(signal);
    await gone;
  };
  return {
    url,
    async restart(how) {
      await end(how === "killed" ? "SIGKILL" : "SIGINT");
      running = await start();
    },
    async stop() {
      await end("SIGINT");
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
