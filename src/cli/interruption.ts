import { constants } from "node:os";

/** Ctrl-C, a service manager, and a terminal that was closed. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a command may still need to leave off in order; what waits for a line to be typed would wait for ever. */
const leaveOffWithinMs = 1_000;

/** Why a command left off; `exitCode` is the one that shells give to such an end. */
export class InterruptedError extends Error {
  readonly exitCode: number;
  constructor(signal: (typeof signals)[number]) {
    super(`ended by ${signal}`);
    this.name = "InterruptedError";
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Aborts with an `InterruptedError` when this process is asked to end. Asking twice changes nothing. */
export function listenForInterruption(): AbortSignal {
  const interruption = new AbortController();
  for (const name of signals) process.on(name, () => interruption.abort(new InterruptedError(name)));
  return interruption.signal;
}

/** The end of a command's work, or the interruption when the work does not leave off by itself soon. */
export async function unlessInterrupted(work: Promise<void>, interruption: AbortSignal): Promise<void> {
  const givenUp = new Promise<void>((_, reject) => {
    interruption.addEventListener("abort", () => {
      setTimeout(() => reject(interruption.reason), leaveOffWithinMs);
    });
  });
  await Promise.race([work, givenUp]);
}
