import pg from "pg";

/** Plain SQL for processes that must stay small, where the Prisma client would weigh more than all the rest. */
export interface Pool {
  /** The rows a statement answers with, and how many it touched. Throws what PostgreSQL or the network say. */
  query<R extends pg.QueryResultRow>(
    statement: string,
    values?: unknown[],
  ): Promise<{ rows: R[]; rowCount: number | null }>;
  end(): Promise<void>;
}

/**
 * Opens a pool of connections, made when they are needed. Nobody waits longer than `patienceMs` for a connection, nor
 * as long again for an answer; a connection that breaks is replaced by the next statement.
 */
export function openPool(options: { url: string; connections: number; patienceMs: number }): Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: options.patienceMs,
    query_timeout: options.patienceMs,
  });
  // An idle connection that breaks is told here, and would end the process if nobody listened.
  pool.on("error", () => undefined);
  return pool;
}
