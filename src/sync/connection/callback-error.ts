import { NoAnswerError, OAuthError, StatusError } from "#whoop/errors.ts";
import { ConnectError, type ConnectErrorCode } from "./connect-error.ts";

/** The codes WHOOP is known to use (RFC 6749, 4.1.2.1, and those of its authorization server), and what they mean here. */
const meanings: Readonly<Record<string, ConnectErrorCode>> = {
  access_denied: "denied",
  invalid_client: "wrong-client",
  invalid_grant: "invalid-code",
  invalid_request: "invalid-request",
  invalid_scope: "invalid-scope",
  invalid_state: "invalid-state",
  request_forbidden: "request-forbidden",
  server_error: "server-error",
  temporarily_unavailable: "temporarily-unavailable",
  unauthorized_client: "unauthorized-client",
};

/** What is wrong when WHOOP sends the browser back without a code. `code` is its `error`, or null without one. */
export function explainRefusal(code: string | null, options: ErrorOptions = {}): ConnectError {
  const whoopCode = code !== null && isCode(code) ? code : null;
  const meaning = Object.entries(meanings).find(([name]) => name === whoopCode?.toLowerCase())?.[1];
  return new ConnectError(meaning ?? "refused-by-whoop", { ...options, whoopCode });
}

/** What is wrong when the one-time code could not be exchanged. */
export function explainExchange(cause: unknown): ConnectError {
  if (cause instanceof OAuthError) return explainRefusal(cause.code, { cause });
  if (cause instanceof NoAnswerError) return new ConnectError("no-answer", { cause });
  if (!(cause instanceof StatusError)) return new ConnectError("server-error", { cause });
  if (cause.status === 429) return new ConnectError("temporarily-unavailable", { cause });
  return new ConnectError(cause.status >= 500 ? "server-error" : "refused-by-whoop", { cause });
}

/** It comes from an address, so only what can be such a code is repeated. */
function isCode(text: string): boolean {
  return /^[A-Za-z_]{1,64}$/.test(text);
}
