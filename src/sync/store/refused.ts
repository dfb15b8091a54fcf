import { sqlStateOf } from "#db/sql-state.ts";

/** A value PostgreSQL cannot hold (22), a row its rules forbid (23), or a statement beyond its limits (54). */
const refusals = /^(22|23|54)/;

/** PostgreSQL's SQLSTATE when it refused what was to be stored for what it is; null for any other error. */
export function refusedBy(error: unknown): string | null {
  const state = sqlStateOf(error);
  return state !== null && refusals.test(state) ? state : null;
}
