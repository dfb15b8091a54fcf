import { UserFacingError } from "#lib/errors.ts";

/** Nobody is signed in, or the session or token has ended. */
export class SignInRequiredError extends UserFacingError {
  constructor(message = "You are not signed in.", advice = "Sign in and try again.") {
    super(message, advice);
    this.name = "SignInRequiredError";
  }
}

/** The token was a right one until its time was over. */
export class TokenExpiredError extends SignInRequiredError {
  constructor() {
    super(
      "This API token has expired.",
      "Make a new one on the machine itself: npm run cli -- token create --name NAME",
    );
    this.name = "TokenExpiredError";
  }
}

/** The name or the password was wrong; it never says which. */
export class WrongCredentialsError extends UserFacingError {
  constructor() {
    super(
      "Name or password is wrong.",
      "Try again, or set a new password on the machine itself: npm run cli -- user password",
    );
    this.name = "WrongCredentialsError";
  }
}

/** Signed in, but not allowed to do this. */
export class NotPermittedError extends UserFacingError {
  constructor(message = "You may not do this.", advice = "Ask the owner of this install.") {
    super(message, advice);
    this.name = "NotPermittedError";
  }
}

/** A one-time code is unknown, spent or too old; it never says which. */
export class CodeRefusedError extends UserFacingError {
  constructor() {
    super(
      "This one-time code is not valid any more.",
      "Codes work once and for 30 minutes. Restart Pulsekeep to get a new address, or set a password on the machine itself: npm run cli -- user password",
    );
    this.name = "CodeRefusedError";
  }
}

/** Too many sign-in attempts; `retryAfterMs` says when the next one is looked at. */
export class TooManyAttemptsError extends UserFacingError {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    const minutes = Math.max(1, Math.ceil(retryAfterMs / 60_000));
    super("Too many sign-in attempts.", `Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`);
    this.name = "TooManyAttemptsError";
    this.retryAfterMs = retryAfterMs;
  }
}
