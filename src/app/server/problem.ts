import {
  CodeRefusedError,
  NotPermittedError,
  SignInRequiredError,
  TooManyAttemptsError,
  WrongCredentialsError,
} from "#auth/errors.ts";
import { DatabaseAwayError, toDatabaseAway } from "#db/database-away.ts";
import { DiskProblemError, toDiskProblem } from "#db/disk-problem.ts";
import { sqlStateOf } from "#db/sql-state.ts";
import { ConfigurationError, UserFacingError } from "#lib/errors.ts";
import { UploadLimitError, UploadTooLargeError } from "#sync/import/upload.ts";
import { getApp, getRepeatedErrors } from "./app.ts";
import { databaseAwaySeconds } from "./database-away-page.ts";
import { type Problem, problemDocument } from "./problem-document.ts";
import { NotFoundError, RequestRefusedError } from "./request-errors.ts";

/**
 * The answer to a request that failed. The only place where our errors become HTTP: what a person can do something
 * about is told in words, everything else is a 500 that says nothing and is logged.
 */
export function toProblemResponse(thrown: unknown): Response {
  const error = toDatabaseAway(toDiskProblem(thrown) ?? thrown) ?? thrown;
  const problem = toProblem(error);
  const headers = new Headers({ "content-type": problemDocument, "cache-control": "no-store" });
  if (error instanceof TooManyAttemptsError)
    headers.set("retry-after", String(Math.ceil(error.retryAfterMs / 1000)));
  if (error instanceof DatabaseAwayError) headers.set("retry-after", String(databaseAwaySeconds));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function toProblem(error: unknown): Problem {
  const known = error instanceof UserFacingError ? error : (toDiskProblem(error) ?? unstorable(error));
  if (known instanceof DiskProblemError || known instanceof DatabaseAwayError) logUnexpected(error);
  if (known)
    return { type: "about:blank", status: statusOf(known), title: known.message, detail: known.advice };
  logUnexpected(error);
  return {
    type: "about:blank",
    status: 500,
    title: "Something went wrong in Pulsekeep itself.",
    detail: "Try again. The log of the machine says more.",
  };
}

/** What PostgreSQL says of a value it cannot take (class 22): the sender's mistake, whatever schema let it through. */
function unstorable(error: unknown): UserFacingError | null {
  if (!sqlStateOf(error)?.startsWith("22")) return null;
  return new RequestRefusedError(
    400,
    "The request has a value that cannot be stored or looked for.",
    "The values are described at /api/v1/openapi.json.",
  );
}

function logUnexpected(error: unknown): void {
  getRepeatedErrors().tell(error, (err, leftOut) =>
    getApp().logger.error(
      { err, ...(leftOut > 0 ? { leftOutSinceLastTime: leftOut } : {}) },
      "a request failed unexpectedly",
    ),
  );
}

function statusOf(error: UserFacingError): number {
  if (error instanceof RequestRefusedError) return error.status;
  if (error instanceof SignInRequiredError || error instanceof WrongCredentialsError) return 401;
  if (error instanceof NotPermittedError || error instanceof CodeRefusedError) return 403;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof UploadTooLargeError) return 413;
  if (error instanceof UploadLimitError) return error.limit === "bytes" ? 413 : 429;
  if (error instanceof TooManyAttemptsError) return 429;
  if (error instanceof ConfigurationError) return 500;
  if (error instanceof DatabaseAwayError) return 503;
  if (error instanceof DiskProblemError) return 507;
  return 400;
}
