import { toDiskProblem } from "#db/disk-problem.ts";
import { UserFacingError } from "#lib/errors.ts";

/** What ends a program, for people: two lines for what they can do something about, the stack for a defect of ours. */
export function reportError(error: unknown): void {
  const known = error instanceof UserFacingError ? error : toDiskProblem(error);
  if (known) {
    console.error(known.message);
    console.error(known.advice);
  } else {
    console.error(error);
  }
}
