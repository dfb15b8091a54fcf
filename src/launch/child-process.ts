import { type ChildProcess, spawn } from "node:child_process";
// Handed on to a child as it is; no setting is read here.
import { env as inherited } from "node:process";
import { type Clock, systemClock } from "#lib/clock.ts";
import type { Logger } from "#lib/logger.ts";

export interface ChildCommand {
  name: string;
  /** What it prints on stdout is nobody's business (a server greets with an address that is not the one to open). */
  silent?: boolean;
  /** Arguments of `node`. */
  args: string[];
  cwd: string;
  environment: Record<string, string>;
  /** Nothing of our own environment is handed on but the few variables that hold no secret. */
  isolated?: true;
  /** Sent to the child once, over the channel: what should not stand in an environment. */
  handover?: Record<string, string>;
  /** So long the child may take to end once asked; after that it is killed. */
  stopWithinMs: number;
}

/** A child that is started again whenever it ends by itself. */
export interface SupervisedChild {
  /** Resolves when the child has ended for good. */
  stop(): Promise<void>;
  /** How often it has ended by itself. */
  crashes(): number;
}

const firstPauseMs = 250;
const longestPauseMs = 30_000;
/** A child that lived so long starts with a clean record. */
const healthyMs = 60_000;

/** Without these a program may not find its libraries, its time zone or the network. */
const harmless = ["PATH", "SYSTEMROOT", "TZ", "LANG", "LOG_LEVEL", "LOG_FORMAT"];

/** Starts `node` with a channel to us; the child is in a group of its own, so Ctrl-C reaches only the launcher. */
export function spawnNode(command: ChildCommand): ChildProcess {
  const { args, cwd, environment, handover } = command;
  const child = spawn(process.execPath, args, {
    cwd,
    detached: true,
    stdio: ["ignore", command.silent ? "ignore" : "inherit", "inherit", "ipc"],
    env: { ...(command.isolated ? harmlessOnly() : inherited), ...environment },
  });
  // A child that ends before it listened is told about by its end.
  if (handover) child.send(handover, () => undefined);
  return child;
}

function harmlessOnly(): NodeJS.ProcessEnv {
  const withheld = Object.keys(inherited).filter((name) => !harmless.includes(name.toUpperCase()));
  return { ...inherited, ...Object.fromEntries(withheld.map((name) => [name, undefined])) };
}

/** Runs a child until stopped, restarting it after growing pauses. */
export function superviseChild(
  command: ChildCommand,
  { logger, clock = systemClock }: { logger: Logger; clock?: Clock },
): SupervisedChild {
  const stopping = new AbortController();
  let crashes = 0;
  let current: ChildProcess | undefined;

  const running = (async () => {
    let pauseMs = firstPauseMs;
    while (!stopping.signal.aborted) {
      const startedAt = clock.now();
      current = spawnNode(command);
      const how = await ended(current);
      if (stopping.signal.aborted) return;
      crashes += 1;
      if (clock.now().getTime() - startedAt.getTime() > healthyMs) pauseMs = firstPauseMs;
      logger.error(
        { child: command.name, ...how, pauseMs },
        "a process ended unexpectedly and is started again",
      );
      await clock.sleep(pauseMs, stopping.signal).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  })();

  return {
    crashes: () => crashes,
    stop: async () => {
      stopping.abort();
      if (current) await stopChild(current, command.stopWithinMs);
      await running;
    },
  };
}

/** Asks a child to end and kills it when it does not in time. */
export async function stopChild(child: ChildProcess, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = ended(child);
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), withinMs);
  await gone;
  clearTimeout(timer);
}

function ended(child: ChildProcess): Promise<{ exitCode: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    child.once("exit", (exitCode, signal) => resolve({ exitCode, signal }));
    child.once("error", () => resolve({ exitCode: child.exitCode, signal: null }));
  });
}
