import { UserFacingError } from "#lib/errors.ts";

const explanations = {
  "unknown-state": ["This answer does not belong to any connection begun here.", "Begin again with Connect."],
  expired: ["This connection was begun more than ten minutes ago.", "Begin again with Connect."],
  used: ["This answer was used already.", "If the connection is not there, begin again with Connect."],
  "other-browser": [
    "This connection was begun in another browser.",
    "Finish it there, or paste the address of this page there.",
  ],
  "other-account": [
    "This connection was begun by another account of this install.",
    "Sign in as that account to finish it, or begin again with Connect.",
  ],
  "begun-elsewhere": [
    "This connection was begun on the command line and must be finished there.",
    "Copy the address of this page and run `npm run cli -- auth --redirected ADDRESS`.",
  ],
  denied: ["Access was denied on WHOOP's page.", "Begin again and choose to allow access."],
  "invalid-scope": [
    "WHOOP says that the app may not ask for all of these permissions.",
    "Tick every scope that begins with `read:`, and `offline` if it is listed, for the app in the WHOOP developer dashboard, then begin again.",
  ],
  "request-forbidden": [
    "WHOOP lost track of the sign-in.",
    "Allow cookies for whoop.com, close other tabs of WHOOP's sign-in, and begin again.",
  ],
  "invalid-state": [
    "WHOOP did not accept the mark by which we recognise its answer.",
    "Begin again with Connect, without changing the address of WHOOP's page.",
  ],
  "invalid-request": [
    "WHOOP did not understand the request.",
    "Check that the redirect address registered at WHOOP is exactly the one shown here, then begin again.",
  ],
  "unauthorized-client": [
    "WHOOP does not let this app connect anybody.",
    "Look at the app in the WHOOP developer dashboard: it must be active, and until WHOOP approves it ten members at most may use it.",
  ],
  "server-error": ["Something went wrong at WHOOP.", "Wait some minutes and begin again."],
  "temporarily-unavailable": ["WHOOP is too busy at the moment.", "Wait some minutes and begin again."],
  "invalid-code": [
    "WHOOP did not accept the one-time code it had just given.",
    "Check that the redirect address registered at WHOOP is exactly the one shown here, then begin again and finish within a few minutes.",
  ],
  "refused-by-whoop": [
    "WHOOP did not accept the connection.",
    "Begin again. If it happens once more, compare redirect address and scopes in the WHOOP developer dashboard with what is shown here.",
  ],
  "wrong-client": [
    "WHOOP refuses the client id and secret.",
    "Copy both again from the WHOOP developer dashboard.",
  ],
  "no-answer": ["WHOOP could not be reached.", "Check the network and begin again."],
  "missing-scopes": [
    "WHOOP did not grant lasting access.",
    "Make sure `offline` is among the app's scopes in the WHOOP developer dashboard, then begin again and leave everything ticked.",
  ],
  "no-app": [
    "No WHOOP app is set up yet.",
    "Enter its client id and secret first, in Settings or as WHOOP_CLIENT_ID and WHOOP_CLIENT_SECRET.",
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type ConnectErrorCode = keyof typeof explanations;

/** A connection could not be made; `code` says why, the message and the advice say it in words. */
export class ConnectError extends UserFacingError {
  readonly code: ConnectErrorCode;
  /** WHOOP's own code, where it gave one. */
  readonly whoopCode: string | null;
  constructor(code: ConnectErrorCode, options: ErrorOptions & { whoopCode?: string | null } = {}) {
    const { whoopCode = null, ...cause } = options;
    const [message, advice] = explanations[code];
    super(whoopCode === null ? message : `${message} (WHOOP's code: ${whoopCode})`, advice, cause);
    this.name = "ConnectError";
    this.code = code;
    this.whoopCode = whoopCode;
  }
}

/** The error of a stored code; one that is not known any more gets words that fit everything. */
export function toConnectError(code: string, whoopCode: string | null): ConnectError {
  const known = Object.keys(explanations).find((each): each is ConnectErrorCode => each === code);
  return new ConnectError(known ?? "refused-by-whoop", { whoopCode });
}
