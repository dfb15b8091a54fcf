import { toDiskProblem } from "#db/disk-problem.ts";
import { UserFacingError } from "#lib/errors.ts";

/** Where a command writes: results to stdout, words about them to stderr, and with `--json` nothing else on stdout. */
export interface Output {
  json: boolean;
  /** The result, once: `data` with `--json`, else the lines. */
  result(data: unknown, lines: string[]): void;
  /** A word to the person watching. */
  say(message: string): void;
}

export function createOutput(json: boolean): Output {
  return {
    json,
    result: (data, lines) => {
      process.stdout.write(json ? `${JSON.stringify(data, toPlain)}\n` : `${lines.join("\n")}\n`);
    },
    say: (message) => {
      process.stderr.write(`${message}\n`);
    },
  };
}

function toPlain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

/** Ends a failed command: one sentence, what to do, exit code 1. Only an unforeseen error shows more. */
export function reportFailure(error: unknown): void {
  const known = error instanceof UserFacingError ? error : toDiskProblem(error);
  if (known) process.stderr.write(`${known.message}\n${known.advice}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
