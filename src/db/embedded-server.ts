import { execFileSync, spawn } from "node:child_process";
import { closeSync, fstatSync, ftruncateSync, openSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { Clock } from "#lib/clock.ts";
import { UserFacingError } from "#lib/errors.ts";
import type { PostgresBinaries } from "./embedded-binaries.ts";
import type { ServerIdentity } from "./embedded-identity.ts";
import type { embeddedPaths } from "./embedded-paths.ts";
import { processCommand, processMark } from "./embedded-process.ts";

type Paths = ReturnType<typeof embeddedPaths>;

/** A running server as its pid file describes it. `port` names the socket file, or the loopback port on Windows. */
export interface RunningServer {
  pid: number;
  port: number;
  ready: boolean;
}

/** After a crash the server's children linger for a moment and a new one is refused until they are gone. */
const lingering = /shared memory block.*still in use|lock file .* already exists|another postmaster/i;
const lingeringMs = 15_000;
const readyWithinMs = 120_000;
const largestLogBytes = 1_000_000;

/**
 * The server of this cluster that runs now, or null. A pid file whose process is gone, or is something else that got
 * the same number, does not count and is removed in the second case, because PostgreSQL would stop at it.
 */
export async function findRunningServer(paths: Paths): Promise<RunningServer | null> {
  const text = await readFile(paths.pidFile, "utf8").catch(() => null);
  const lines = text?.split("\n").map((line) => line.trim()) ?? [];
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || processMark(pid) === null) return null;
  const command = processCommand(pid);
  if (command !== null && !command.includes(paths.cluster)) {
    await rm(paths.pidFile, { force: true });
    return null;
  }
  return { pid, port: Number(lines[3]), ready: lines[7] === "ready" };
}

/** Starts the server and resolves when it accepts connections. Throws a `UserFacingError` with its last words. */
export async function startServer(
  paths: Paths,
  binaries: PostgresBinaries,
  identity: ServerIdentity,
  clock: Clock,
): Promise<RunningServer> {
  const giveUpAtMs = clock.now().getTime() + lingeringMs;
  for (;;) {
    const pid = await spawnServer(paths, binaries, identity);
    const server = await untilReady(pid, paths, clock);
    if (server) return server;
    const lastWords = (await readFile(paths.log, "utf8").catch(() => "")).trim().split("\n").slice(-8);
    if (!lingering.test(lastWords.join("\n")) || clock.now().getTime() > giveUpAtMs) {
      const reason = lastWords.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lastWords.at(-1) ?? "";
      throw new UserFacingError(
        `The embedded PostgreSQL server did not start: ${reason.replace(/^.*?(FATAL|PANIC):\s*/, "")}`,
        `Its log ${paths.log} says more. Free disk space and the rights on the data folder are the usual causes.`,
      );
    }
    await clock.sleep(100);
  }
}

/** Asks the server to end all sessions, write everything down and stop; resolves when it is gone. */
export async function stopServer(
  { pid }: RunningServer,
  paths: Paths,
  binaries: PostgresBinaries,
  clock: Clock,
): Promise<void> {
  if (process.platform === "win32") {
    execFileSync(binaries.pgCtl, ["stop", "-D", paths.cluster, "-m", "fast"], { stdio: "ignore" });
    return;
  }
  const mark = processMark(pid);
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(pid, name);
    } catch {
      // It ended by itself in between, which is what was wanted.
    }
  };
  signal("SIGINT");
  const impatientAtMs = clock.now().getTime() + 20_000;
  let quitSent = false;
  while (mark !== null && processMark(pid) === mark) {
    if (!quitSent && clock.now().getTime() > impatientAtMs) {
      // Ends at once; the next start recovers from the write-ahead log.
      signal("SIGQUIT");
      quitSent = true;
    }
    await clock.sleep(10);
  }
}

async function spawnServer(
  paths: Paths,
  binaries: PostgresBinaries,
  identity: ServerIdentity,
): Promise<number> {
  const windows = process.platform === "win32";
  const settings = {
    timezone: "UTC",
    log_timezone: "UTC",
    shared_buffers: "64MB",
    max_connections: "60",
    // Enough for the log of the minute in which a copy is taken.
    wal_keep_size: "64MB",
    // What people measured never belongs in a log: neither the failing statement nor the row it stumbled over.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    listen_addresses: windows ? "127.0.0.1" : "",
    port: windows ? String(await freePort()) : "5432",
    ...(windows ? {} : { unix_socket_directories: paths.socketDir, unix_socket_permissions: "0700" }),
  };
  const { program, args } = identity.command(binaries.postgres, [
    "-D",
    paths.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const log = openSync(paths.log, "a", 0o600);
  if (fstatSync(log).size > largestLogBytes) ftruncateSync(log);
  try {
    // A process group of its own: Ctrl-C on the terminal must not stop it before those who use it.
    const child = spawn(program, args, {
      detached: true,
      stdio: ["ignore", log, log],
      ...(binaries.environment && { env: binaries.environment }),
      ...(identity.owner ?? {}),
    });
    const pid = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("spawn", () => resolve(child.pid ?? 0));
    });
    child.unref();
    return pid;
  } finally {
    closeSync(log);
  }
}

async function untilReady(pid: number, paths: Paths, clock: Clock): Promise<RunningServer | null> {
  const giveUpAtMs = clock.now().getTime() + readyWithinMs;
  const mark = processMark(pid);
  while (mark !== null && processMark(pid) === mark && clock.now().getTime() < giveUpAtMs) {
    const server = await findRunningServer(paths);
    if (server?.ready && server.pid === pid) return server;
    await clock.sleep(10);
  }
  return null;
}

/** Waits for a server somebody else is just starting, or that is recovering. Null when it ends instead. */
export function untilAdopted(
  server: RunningServer,
  paths: Paths,
  clock: Clock,
): Promise<RunningServer | null> {
  return untilReady(server.pid, paths, clock);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
