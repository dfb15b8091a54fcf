import { Client } from "pg";
import { UserFacingError } from "#lib/errors.ts";
import type { Logger } from "#lib/logger.ts";
import { type Migration, readMigrations } from "./migrate-files.ts";
import { applyMigration, createHistory, type HistoryEntry, loadHistory } from "./migration-history.ts";
import { describeDatabase } from "./url.ts";

/** The session lock around looking, copying and applying ("puls" in ASCII). */
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
 * Brings the database to the newest migration and answers which ones were applied now. Each is one transaction: killed
 * or failed, it leaves nothing behind and can be run again. Safe when several processes start at once: one applies, the
 * others wait and find nothing left to do. Throws a `UserFacingError` when the database cannot be reached, is too old,
 * was left half-migrated by another tool, belongs to a newer version, or is not in UTC.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const { url } = options;
  const migrations = await readMigrations(options.migrationsDir);
  const client = await connect(url);
  try {
    await checkVersion(client, url);
    // Whoever gets this lock knows that nobody is migrating: what is unfinished then was left behind.
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    await createHistory(client);
    const applied = await applyPending(client, migrations, options);
    await checkTimeZone(url);
    return { applied };
  } finally {
    await client.end();
  }
}

async function applyPending(
  client: Client,
  migrations: Migration[],
  { logger, beforeFirstChange }: MigrateOptions,
): Promise<string[]> {
  const history = await loadHistory(client);
  refuseUnusable(history, migrations);
  const known = new Map(history.map((entry) => [entry.name, entry.checksum]));
  const edited = migrations.filter(({ name, checksum }) => known.has(name) && known.get(name) !== checksum);
  if (edited.length > 0)
    logger?.warn(
      { migrations: edited.map(({ name }) => name) },
      "applied migrations differ from their files",
    );
  const pending = migrations.filter(({ name }) => !known.has(name));
  const names = pending.map(({ name }) => name);
  if (pending.length === 0) return names;
  if (history.length > 0) await beforeFirstChange?.(names);
  logger?.info({ migrations: names }, "bringing the database up to date");
  for (const migration of pending)
    await applyMigration(client, migration).catch((cause: unknown) => {
      throw new UserFacingError(
        `The migration ${migration.name} failed; nothing of it was kept.`,
        "Start the version you had before, which still fits this database, and report the problem.",
        { cause },
      );
    });
  return names;
}

function refuseUnusable(history: HistoryEntry[], migrations: Migration[]): void {
  const halfApplied = history.filter(({ finished }) => !finished).map(({ name }) => name);
  if (halfApplied.length > 0)
    throw new UserFacingError(
      `The migration ${halfApplied.join(", ")} was interrupted and the database is half-migrated.`,
      "Restore the copy made before it (DATA_DIR/copies, or your own backup of the server) and start again.",
    );
  const ours = new Set(migrations.map(({ name }) => name));
  const foreign = history.map(({ name }) => name).filter((name) => !ours.has(name));
  if (foreign.length > 0)
    throw new UserFacingError(
      `The database was migrated by another version of Pulsekeep (${foreign.join(", ")}).`,
      "Start that version, or restore a backup that was made by this one.",
    );
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
