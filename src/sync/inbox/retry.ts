import { NotConnectedError } from "#sync/connection/token-store.ts";
import { LeaseLostError } from "#sync/run/lease.ts";
import { describeProblem, isDatabaseTrouble } from "#sync/run/problems.ts";
import { NoAnswerError, NotPermittedError, RequestBudgetError } from "#whoop/errors.ts";
import type { Outcome } from "./claim.ts";

/** WHOOP has the sleep but not (yet) its recovery; the two are written moments apart. */
export class NotYetWrittenError extends Error {
  constructor() {
    super("WHOOP has not written the recovery of this sleep yet.");
    this.name = "NotYetWrittenError";
  }
}

/** Whether a trouble concerns every event of the member, so that asking on would only meet it again. */
export function endsTheBatch(error: unknown): boolean {
  return (
    error instanceof RequestBudgetError ||
    error instanceof NotConnectedError ||
    error instanceof LeaseLostError ||
    isDatabaseTrouble(error)
  );
}

const attemptsAtMost = 8;
const pausesMs = [15_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000];

/**
 * What becomes of an event that could not be followed. A spent budget postpones it and counts for nothing; what asking
 * again cannot mend ends it at once; anything else is tried eight times over about four hours.
 */
export function afterTrouble(error: unknown, attemptsBefore: number, now: Date): Outcome {
  if (error instanceof RequestBudgetError) {
    return {
      state: "pending",
      nextAttemptAt: error.resumeAt,
      countsAsAttempt: false,
      problem: describeProblem(error),
    };
  }
  if (error instanceof NotConnectedError || error instanceof NotPermittedError)
    return { state: "dead", problem: describeProblem(error) };
  const attempts = attemptsBefore + 1;
  const pauseMs = pausesMs[Math.min(attempts, pausesMs.length) - 1] ?? 0;
  if (attempts >= attemptsAtMost) return { state: "dead", problem: lastWords(error) };
  return {
    state: "pending",
    nextAttemptAt: new Date(now.getTime() + pauseMs),
    countsAsAttempt: true,
    problem: error instanceof NotYetWrittenError ? error.message : describeProblem(error),
  };
}

function lastWords(error: unknown): string {
  if (error instanceof NotYetWrittenError)
    return "WHOOP has the sleep but never wrote the recovery it announced.";
  if (error instanceof NoAnswerError) return "WHOOP could not be reached in eight tries.";
  return describeProblem(error);
}
