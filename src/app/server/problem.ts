import {
  CodeRefusedError,
  NotPermittedError,
  SignInRequiredError,
  TooManyAttemptsError,
  WrongCredentialsError,
} from "#auth/errors.ts";
import { ConfigurationError, UserFacingError } from "#lib/errors.ts";
import { UploadTooLargeError } from "#sync/import-upload.ts";
import { getApp } from "./app.ts";
import { NotFoundError, RequestRefusedError } from "./request-errors.ts";

/** An RFC 9457 problem document: `title` says what happened, `detail` what to do about it. */
interface Problem {
  type: "about:blank";
  status: number;
  title: string;
  detail: string;
}

/**
 * The answer to a request that failed. The only place where our errors become HTTP: what a person can do something
 * about is told in words, everything else is a 500 that says nothing and is logged.
 */
export function toProblemResponse(error: unknown): Response {
  const problem = toProblem(error);
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (error instanceof TooManyAttemptsError)
    headers.set("retry-after", String(Math.ceil(error.retryAfterMs / 1000)));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function toProblem(error: unknown): Problem {
  if (error instanceof UserFacingError)
    return { type: "about:blank", status: statusOf(error), title: error.message, detail: error.advice };
  getApp().logger.error({ err: error }, "a request failed unexpectedly");
  return {
    type: "about:blank",
    status: 500,
    title: "Something went wrong in Pulsekeep itself.",
    detail: "Try again. The log of the machine says more.",
  };
}

function statusOf(error: UserFacingError): number {
  if (error instanceof RequestRefusedError) return error.status;
  if (error instanceof SignInRequiredError || error instanceof WrongCredentialsError) return 401;
  if (error instanceof NotPermittedError || error instanceof CodeRefusedError) return 403;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof UploadTooLargeError) return 413;
  if (error instanceof TooManyAttemptsError) return 429;
  if (error instanceof ConfigurationError) return 500;
  return 400;
}
