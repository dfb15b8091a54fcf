import type { HistoryDiagnostic } from "@prisma/schema-engine-wasm";
import { Client } from "pg";
import { UserFacingError } from "#lib/errors.ts";
import type { Logger } from "#lib/logger.ts";
import { noFilters, withSchemaEngine } from "./migrate-engine.ts";
import { readMigrations } from "./migrate-files.ts";
import { describeDatabase } from "./url.ts";

/** Our own session lock around looking, copying and applying ("puls" in ASCII). Prisma's own lock gives up after 10 s. */
const lockKey = 0x70_75_6c_73;
const oldestServer = 150_000;

export interface MigrateOptions {
  /** A direct connection, not a transaction pooler: migrating takes a lock that belongs to the session. */
  url: string;
  /** The folder that holds `<name>/migration.sql`. */
  migrationsDir: string;
  logger?: Logger;
  /** Called once before the first change to a database that already has some of our migrations. */
  beforeFirstChange?: (pending: string[]) => Promise<void>;
}

/**
 * Brings the database to the newest migration and answers which ones were applied now. Safe when several processes
 * start at once: one applies, the others wait and find nothing left to do. Throws a `UserFacingError` when the
 * database cannot be reached, is too old, was left half-migrated, belongs to a newer version, or is not in UTC.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const { url, logger } = options;
  const migrationsList = await readMigrations(options.migrationsDir);
  const client = await connect(url);
  try {
    await checkVersion(client, url);
    // Whoever gets this lock knows that nobody is migrating: what is unfinished then was left behind.
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    const applied = await withSchemaEngine(url, async (engine) => {
      const state = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: noFilters,
      });
      refuseHalfApplied(state.failedMigrationNames);
      if (state.editedMigrationNames.length > 0) {
        logger?.warn(
          { migrations: state.editedMigrationNames },
          "applied migrations differ from their files",
        );
      }
      const names = migrationsList.migrationDirectories.map(({ path }) => path);
      const pending = pendingMigrations(names, state.hasMigrationsTable, state.history);
      if (pending.length === 0) return [];
      if (pending.length < names.length) await options.beforeFirstChange?.(pending);
      logger?.info({ migrations: pending }, "bringing the database up to date");
      const result = await engine.applyMigrations({ migrationsList, filters: noFilters });
      return result.appliedMigrationNames;
    }).catch((error: unknown) => refuseBrokenMigration(client, error));
    await checkTimeZone(url);
    return { applied };
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const reason = (cause instanceof Error && cause.message) || "no answer";
    throw new UserFacingError(
      `The database at ${describeDatabase(url)} cannot be reached: ${withoutCredentials(reason, url)}.`,
      "Check that the server runs and that DATABASE_URL is right, or remove DATABASE_URL to use the embedded server.",
      { cause },
    );
  }
}

/** A driver may repeat parts of the address in its message. */
function withoutCredentials(text: string, url: string): string {
  const { password } = new URL(url);
  const secrets = password ? [password, decodeURIComponent(password)] : [];
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, "…"), text).replace(/\.$/, "");
}

async function checkVersion(client: Client, url: string): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  );
  const server = rows[0];
  if (server && server.number < oldestServer) {
    throw new UserFacingError(
      `The database at ${describeDatabase(url)} is PostgreSQL ${server.name}; version 15 or newer is needed.`,
      "Upgrade the server, or remove DATABASE_URL to use the embedded one.",
    );
  }
}

function refuseHalfApplied(failed: string[]): void {
  if (failed.length === 0) return;
  throw new UserFacingError(
    `The migration ${failed.join(", ")} was interrupted and the database is half-migrated.`,
    "Restore the copy made before it (DATA_DIR/copies, or your own backup of the server) and start again.",
  );
}

/** The SQL of a migration failed just now: its message is about our statements, never about rows. */
async function refuseBrokenMigration(client: Client, error: unknown): Promise<never> {
  if (error instanceof UserFacingError) throw error;
  const { rows } = await client
    .query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
    )
    .catch(() => ({ rows: [] }));
  const name = rows[0]?.migration_name;
  if (name === undefined) throw error;
  throw new UserFacingError(
    `The migration ${name} failed and the database is half-migrated.`,
    "Restore the copy made before it (DATA_DIR/copies, or your own backup of the server) and report the problem.",
    { cause: error },
  );
}

function pendingMigrations(names: string[], hasTable: boolean, history: HistoryDiagnostic | null): string[] {
  if (!hasTable) return names;
  if (history === null) return [];
  if (history.diagnostic === "databaseIsBehind") return history.unappliedMigrationNames;
  throw new UserFacingError(
    `The database was migrated by another version of Pulsekeep (${history.unpersistedMigrationNames.join(", ")}).`,
    "Start that version, or restore a backup that was made by this one.",
  );
}

/**
 * Prisma's driver adapter reads instants as if the server's time zone were UTC: anything else shifts them silently.
 * A new connection is needed, because the first migration sets the zone for the connections after it.
 */
async function checkTimeZone(url: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ TimeZone: string }>("SHOW timezone");
    const zone = rows[0]?.TimeZone;
    if (zone === "UTC" || zone === "Etc/UTC") return;
    throw new UserFacingError(
      `The database's time zone is ${zone}; it must be UTC.`,
      "Run ALTER DATABASE … SET timezone TO 'UTC' and remove any setting of the role or in DATABASE_URL that overrides it.",
    );
  } finally {
    await client.end();
  }
}
