import { UserFacingError } from "#lib/errors.ts";
import { sqlStateOf } from "./sql-state.ts";

/** The database is out of reach, restarting, shutting down or has no connection or memory to spare. */
export class DatabaseAwayError extends UserFacingError {
  constructor(cause: unknown) {
    super(
      "The database does not answer.",
      "Try again in a moment. If it stays away, see that PostgreSQL runs and that DATABASE_URL leads to it; without DATABASE_URL, start Pulsekeep again. What was stored before is all there.",
      { cause },
    );
    this.name = "DatabaseAwayError";
  }
}

/** What PostgreSQL calls trouble with a connection (08), with its resources (53) and with whoever runs it (57). */
const awayState = /^(08|53|57)/;
/** What Prisma, its driver and the network say where PostgreSQL could not, by code or, where there is none, in words. */
const awayWords =
  /\b(P1001|P1002|P1008|P1017|P2024|P2028|57P0\d|53[123]00|08\d{3}|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|connect ENOENT)\b|can't reach database server|connection terminat|terminating connection|connection (is )?closed|not queryable|starting up|shutting down|not currently accepting connections/i;

/** Whether an error, or what caused it, means that the database is away or has no room for now. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || error instanceof UserFacingError || depth > 5) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    awayState.test(sqlStateOf(error) ?? "") ||
    awayWords.test(`${code} ${error.message}`) ||
    isDatabaseAway(error.cause, depth + 1)
  );
}

/** The same in words with what to do about it; null for any other error. */
export function toDatabaseAway(error: unknown): DatabaseAwayError | null {
  if (error instanceof DatabaseAwayError) return error;
  return isDatabaseAway(error) ? new DatabaseAwayError(error) : null;
}
