import { UserFacingError } from "#lib/errors.ts";

const explanations = {
  "unknown-state": ["This answer does not belong to any connection begun here.", "Begin again with Connect."],
  expired: ["This connection was begun more than ten minutes ago.", "Begin again with Connect."],
  used: ["This answer was used already.", "If the connection is not there, begin again with Connect."],
  "other-browser": [
    "This connection was begun in another browser.",
    "Finish it there, or paste the address of this page there.",
  ],
  "begun-elsewhere": [
    "This connection was begun on the command line and must be finished there.",
    "Copy the address of this page and run `npm run cli -- auth --redirected ADDRESS`.",
  ],
  denied: ["Access was denied on WHOOP's page.", "Begin again and choose to allow access."],
  "refused-by-whoop": [
    "WHOOP did not accept the connection.",
    "Check that the redirect address registered at WHOOP is exactly the one shown here, then begin again.",
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
  constructor(code: ConnectErrorCode, options?: ErrorOptions) {
    super(explanations[code][0], explanations[code][1], options);
    this.name = "ConnectError";
    this.code = code;
  }
}
