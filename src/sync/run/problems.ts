import { isDatabaseAway } from "#db/database-away.ts";
import { toDiskProblem } from "#db/disk-problem.ts";
import { UserFacingError } from "#lib/errors.ts";
import {
  NoAnswerError,
  NotPermittedError,
  OAuthError,
  RequestBudgetError,
  WhoopError,
} from "#whoop/errors.ts";

export const wrongClientProblem =
  "WHOOP refuses the client id and secret: check client id and secret of the app, and enter them again in Settings.";

/** A trouble of a sync in one sentence for the member; never a token, a query or a stack. */
export function describeProblem(error: unknown): string {
  if (error instanceof NotPermittedError)
    return "WHOOP does not allow us to read this. Reconnect and tick every permission.";
  if (error instanceof RequestBudgetError)
    return `WHOOP's request limit is reached; the sync goes on at ${error.resumeAt.toISOString()}.`;
  if (error instanceof OAuthError && error.isWrongClient) return wrongClientProblem;
  if (error instanceof NoAnswerError) return "WHOOP could not be reached. It will be tried again by itself.";
  if (error instanceof WhoopError || error instanceof UserFacingError) return error.message;
  return toDiskProblem(error)?.message ?? "Something unexpected happened; the log has the details.";
}

/**
 * Whether an error means that the database was out of reach, restarting, shutting down or without room (disk, memory,
 * connections): nothing is wrong with the work, which is taken up again where its last transaction left it.
 */
export function isDatabaseTrouble(error: unknown): boolean {
  return !(error instanceof WhoopError) && isDatabaseAway(error);
}
