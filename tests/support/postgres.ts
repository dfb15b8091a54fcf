import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "#db/embedded.ts";
import { migrate } from "#db/migrate.ts";
import { withDatabase } from "#db/url.ts";

/** Which PostgreSQL a test runs on: our embedded server, or the one in TEST_DATABASE_URL when there is one. */
export type DatabaseKind = "embedded" | "server";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the migrated template database per kind. */
    templates: Partial<Record<DatabaseKind, string>>;
  }
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

export const migrationsDir = join(import.meta.dirname, "../../prisma/migrations");

/** Vitest's global setup: one embedded cluster for the whole run, with a migrated database that tests copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-test-"));
  const embedded = await openEmbedded({ dataDir });
  const templates: Partial<Record<DatabaseKind, string>> = {};
  try {
    templates.embedded = await makeTemplate(embedded.url);
    const serverUrl = process.env["TEST_DATABASE_URL"];
    if (serverUrl) templates.server = await makeTemplate(serverUrl);
  } catch (error) {
    // Vitest calls no teardown when the set-up fails, and the server would outlive the run.
    await embedded.close();
    throw error;
  }
  project.provide("templates", templates);
  return async () => {
    if (templates.server) await dropDatabase(templates.server);
    await embedded.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** `describe.each(databaseKinds)`: once, or twice when the run was given a server. */
export const databaseKinds: DatabaseKind[] = (() => {
  try {
    const templates = inject("templates");
    return templates?.server ? ["embedded", "server"] : ["embedded"];
  } catch {
    // Outside a test (the global setup itself) there is nothing to inject.
    return [];
  }
})();

/** A migrated, empty database of its own for a test file. `drop` it afterwards. */
export async function createTestDatabase(kind: DatabaseKind = "embedded"): Promise<TestDatabase> {
  const template = inject("templates")[kind];
  if (!template) throw new Error(`This run has no ${kind} database.`);
  return await copyDatabase(template, new URL(template).pathname.slice(1));
}

/** An empty database without any table, for tests about migrating itself. */
export async function createEmptyDatabase(kind: DatabaseKind = "embedded"): Promise<TestDatabase> {
  const template = inject("templates")[kind];
  if (!template) throw new Error(`This run has no ${kind} database.`);
  return await copyDatabase(template, "template0");
}

async function makeTemplate(serverUrl: string): Promise<string> {
  const { url } = await copyDatabase(serverUrl, "template0");
  await migrate({ url, migrationsDir });
  return url;
}

async function copyDatabase(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `pulsekeep_test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = withDatabase(serverUrl, name);
  // Settings of a database are not part of what a template hands on.
  if (template !== "template0") await onServer(serverUrl, `ALTER DATABASE ${name} SET timezone TO 'UTC'`);
  return { url, drop: () => dropDatabase(url) };
}

function dropDatabase(url: string): Promise<void> {
  return onServer(url, `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(url, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
