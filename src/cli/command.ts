import type { Command } from "commander";
import type { Database } from "#db/client.ts";
import { type Install, openInstall } from "#launch/open-install.ts";
import { refreshesFinished } from "#sync/connection/token-store.ts";
import { createSyncContext, type SyncContext } from "#sync/context.ts";
import { InterruptedError, listenForInterruption, unlessInterrupted } from "./interruption.ts";
import { createOutput, type Output, reportFailure } from "./output.ts";

/** What a command works with. */
export interface Workplace {
  db: Database;
  ctx: SyncContext;
  install: Install;
  output: Output;
  /** Aborted when the command is asked to end. */
  interruption: AbortSignal;
}

/** Options every command knows. */
export interface CommonOptions {
  json?: boolean;
  user?: string;
}

/** Adds `--json` and `--user` to a command. */
export function withCommonOptions(command: Command): Command {
  return command
    .option("--json", "print machine-readable output on stdout and nothing else there")
    .option("--user <name>", "the member this is about (default: the owner)");
}

/**
 * Runs a command's work with the database open, whether or not the app is running, and turns errors into words and an
 * exit code. A command that is interrupted closes what it opened, too: our database must not go on without anybody.
 */
export async function atWork(
  options: CommonOptions,
  work: (place: Workplace) => Promise<void>,
): Promise<void> {
  const output = createOutput(options.json ?? false);
  const interruption = listenForInterruption();
  try {
    const install = await openInstall();
    try {
      interruption.throwIfAborted();
      const { db, env } = install;
      const ctx = createSyncContext(db, env);
      await unlessInterrupted(work({ db, ctx, install, output, interruption }), interruption);
    } finally {
      await refreshesFinished();
      await install.close();
    }
  } catch (error) {
    const { reason } = interruption;
    // What the work still waits for would keep the process.
    if (reason instanceof InterruptedError) process.exit(reason.exitCode);
    reportFailure(error);
  }
}
