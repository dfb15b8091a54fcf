/**
 * A problem a person can do something about. `message` is a whole sentence that says what happened, `advice` what to
 * do next; both are safe to show and to log (never a token, a secret or a health value).
 */
export class UserFacingError extends Error {
  readonly advice: string;
  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UserFacingError";
    this.advice = advice;
  }
}

/** A setting (environment or `.env`) has a value we cannot use; `variable` names it. Thrown at start only. */
export class ConfigurationError extends UserFacingError {
  readonly variable: string;
  constructor(variable: string, problem: string, advice: string) {
    super(`${variable} ${problem}`, advice);
    this.name = "ConfigurationError";
    this.variable = variable;
  }
}
