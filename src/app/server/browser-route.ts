import { SignInRequiredError } from "#auth/errors.ts";
import { ConnectError } from "#sync/connection/connect.ts";
import { assertKnownHost, withSecurityHeaders } from "./api-route.ts";
import { failedPath } from "./connect-problem.ts";
import { toProblemResponse } from "./problem.ts";
import { redirectTo } from "./redirect-response.ts";

/** A route people come to by a link, whose failures lead to a page that explains them instead of a document. */
export function browserRoute(
  handle: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      assertKnownHost(request);
      return withSecurityHeaders(await handle(request));
    } catch (error) {
      return withSecurityHeaders(toAnswer(error));
    }
  };
}

function toAnswer(error: unknown): Response {
  if (error instanceof SignInRequiredError) return redirectTo("/login");
  if (error instanceof ConnectError) return redirectTo(failedPath(error));
  return toProblemResponse(error);
}
