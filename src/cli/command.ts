import type { Command } from "commander";
import type { Database } from "#db/client.ts";
import { type Install, openInstall } from "#launch/open-install.ts";
import { createSyncContext, type SyncContext } from "#sync/context.ts";
import { createOutput, type Output, reportFailure } from "./output.ts";

/** What a command works with. */
export interface Workplace {
  db: Database;
  ctx: SyncContext;
  install: Install;
  output: Output;
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
 * exit code.
 */
export async function atWork(
  options: CommonOptions,
  work: (place: Workplace) => Promise<void>,
): Promise<void> {
  const output = createOutput(options.json ?? false);
  try {
    const install = await openInstall();
    try {
      await work({ db: install.db, ctx: createSyncContext(install.db, install.env), install, output });
    } finally {
      await install.close();
    }
  } catch (error) {
    reportFailure(error);
  }
}
