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

/** What Prisma, its driver and PostgreSQL say when the database went away or has no room, by code or, where there is none, in words. */
const databaseGone =
  /\b(P1001|P1002|P1008|P1017|P2024|P2028|57P0\d|53[123]00|08\d{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)\b|terminat|connection (is )?closed|not queryable|starting up|shutting down|not currently accepting connections/i;

/**
 * Whether an error means that the database was out of reach, restarting, shutting down or without room (disk, memory,
 * connections): nothing is wrong with the
 * work, which is taken up again where its last transaction left it.
 */
export function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof WhoopError || error instanceof UserFacingError)
    return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    databaseGone.test(`${code} ${error.message}`) ||
    (error.cause !== undefined && isDatabaseTrouble(error.cause))
  );
}
