/**
 * Everything that can go wrong between us and WHOOP, by name. Each error carries the endpoint as a path template and
 * the HTTP status when there was one; never a token, a code, a secret, a query string or a value out of a body.
 */
export class WhoopError extends Error {
  readonly endpoint: string | null;
  readonly status: number | null;
  constructor(message: string, endpoint: string | null, status: number | null) {
    super(message);
    this.name = new.target.name;
    this.endpoint = endpoint;
    this.status = status;
  }
}

/** Thrown when no complete answer came: no connection, a broken one, or our deadline passed (`reason`). */
export class NoAnswerError extends WhoopError {
  readonly reason: string;
  constructor(endpoint: string, reason: string) {
    super(`WHOOP gave no answer at ${endpoint} (${reason}).`, endpoint, null);
    this.reason = reason;
  }
}

/** Thrown when WHOOP answered with a status that is neither success nor named by another error here. */
export class StatusError extends WhoopError {
  override readonly status: number;
  constructor(status: number, endpoint: string) {
    super(`WHOOP answered with status ${status} at ${endpoint}.`, endpoint, status);
    this.status = status;
  }
}

/** What is wrong with a body. The first two are damage in transit, the other two will not heal by asking again. */
export type BodyProblem = "html" | "not-json" | "too-large" | "unexpected-shape";

/** Thrown when an answer arrived but its body cannot be used; `detail` names fields and types, never values. */
export class BodyError extends WhoopError {
  readonly problem: BodyProblem;
  constructor(endpoint: string, status: number, problem: BodyProblem, detail?: string) {
    super(
      `WHOOP's answer at ${endpoint} cannot be used: ${problem}${detail ? ` (${detail})` : ""}.`,
      endpoint,
      status,
    );
    this.problem = problem;
  }
}

/** Thrown when the token endpoint refused a request with an OAuth error code (RFC 6749, section 5.2). */
export class OAuthError extends WhoopError {
  override readonly status: number;
  readonly code: string;
  constructor(code: string, status: number, endpoint: string) {
    super(`WHOOP refused the token request (${code}, status ${status}).`, endpoint, status);
    this.code = code;
    this.status = status;
  }
  /** The code or refresh token presented is spent, expired or revoked; only a new authorization helps. */
  get isDeadGrant(): boolean {
    return this.code === "invalid_grant";
  }
  /** The client id or secret is not the one WHOOP knows; the grant itself may be in perfect health. */
  get isWrongClient(): boolean {
    return this.code === "invalid_client";
  }
  /** WHOOP says that it cannot now, which is no refusal. */
  get isOutage(): boolean {
    return this.code === "temporarily_unavailable" || this.code === "server_error";
  }
}

/** Thrown when a call is refused again with a fresh token: its scope (`null`: none is documented) was not granted. */
export class NotPermittedError extends WhoopError {
  override readonly status: 401 = 401;
  readonly scope: string | null;
  constructor(endpoint: string, scope: string | null) {
    super(
      `WHOOP does not permit ${endpoint}${scope ? ` (it needs the scope ${scope})` : ""}.`,
      endpoint,
      401,
    );
    this.scope = scope;
  }
}

/** Thrown when the request budget is spent for longer than it is sensible to wait; ask again at `resumeAt`. */
export class RequestBudgetError extends WhoopError {
  readonly resumeAt: Date;
  constructor(resumeAt: Date, endpoint: string | null = null) {
    super(`The budget of requests to WHOOP is spent until ${resumeAt.toISOString()}.`, endpoint, 429);
    this.resumeAt = resumeAt;
  }
}
