import { UserFacingError } from "#lib/errors.ts";
import {
  NoAnswerError,
  NotPermittedError,
  OAuthError,
  RequestBudgetError,
  WhoopError,
} from "#whoop/errors.ts";

/** A trouble of a sync in one sentence for the member; never a token, a query or a stack. */
export function describeProblem(error: unknown): string {
  if (error instanceof NotPermittedError)
    return "WHOOP does not allow us to read this. Reconnect and tick every permission.";
  if (error instanceof RequestBudgetError)
    return `WHOOP's request limit is reached; the sync goes on at ${error.resumeAt.toISOString()}.`;
  if (error instanceof OAuthError && error.isWrongClient)
    return "WHOOP refuses the client id and secret. Enter them again in Settings.";
  if (error instanceof NoAnswerError) return "WHOOP could not be reached. It will be tried again by itself.";
  if (error instanceof WhoopError || error instanceof UserFacingError) return error.message;
  return "Something unexpected happened; the log has the details.";
}
