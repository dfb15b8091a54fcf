import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import type { Migration } from "./migrate-files.ts";

/** A row of the history that counts: finished, or left behind half-way by another tool. */
export interface HistoryEntry {
  name: string;
  checksum: string;
  finished: boolean;
}

/** Prisma's own table, with its column types, so that its tools see a history of their own. */
export async function createHistory(client: Client): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum VARCHAR(64) NOT NULL,
      finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL,
      logs TEXT,
      rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`);
}

/** The migrations this database has seen, without those that were rolled back. */
export async function loadHistory(client: Client): Promise<HistoryEntry[]> {
  const { rows } = await client.query<HistoryEntry>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** Runs one migration and notes it, in one transaction: all of it, or nothing. Throws what PostgreSQL says. */
export async function applyMigration(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    // On a connection that broke the server has already undone it.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
