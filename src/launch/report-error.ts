import { UserFacingError } from "#lib/errors.ts";

/** What ends a program, for people: two lines for what they can do something about, the stack for a defect of ours. */
export function reportError(error: unknown): void {
  if (error instanceof UserFacingError) {
    console.error(error.message);
    console.error(error.advice);
  } else {
    console.error(error);
  }
}
