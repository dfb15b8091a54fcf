import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "#db/client.ts";
import { openEmbedded } from "#db/embedded.ts";
import { migrate } from "#db/migrate.ts";
import { withDatabase } from "#db/url.ts";
import { systemClock } from "#lib/clock.ts";
import { parseEnv } from "#lib/env.ts";
import { saveWhoopApp } from "#sync/connection/app-credentials.ts";
import { completeConnections } from "#sync/connection/complete-connection.ts";
import { beginConnect, finishConnect } from "#sync/connection/connect.ts";
import { createSyncContext, type SyncContext } from "#sync/context.ts";

export const root = join(import.meta.dirname, "../..");
const redirectUri = "http://localhost:3000/api/auth/whoop/callback";
export const benchApp = { clientId: "bench", clientSecret: "bench-secret" };
export const benchSecretKey = "a secret key of the benchmarks, long enough";

/** A migrated database, a sandbox cloud in a process of its own with its limits lifted, and one connected member. */
export interface BenchInstall {
  db: Database;
  ctx: SyncContext;
  databaseUrl: string;
  simulatorUrl: string;
  memberId: number;
  close(): Promise<void>;
}

/** `serverUrl` is a PostgreSQL server to make a database on; without it an embedded one is started. */
export async function createBenchInstall(years: number, serverUrl?: string): Promise<BenchInstall> {
  const folder = await mkdtemp(join(tmpdir(), "pulsekeep-bench-"));
  const database = serverUrl ? await createOnServer(serverUrl) : await openEmbedded({ dataDir: folder });
  await migrate({ url: database.url, migrationsDir: join(root, "prisma/migrations") });
  const sandbox = await startSimulatorProcess(years);
  const db = openDatabase({ url: database.url });
  const env = parseEnv({
    WHOOP_API_URL: sandbox.url,
    DATABASE_URL: database.url,
    SECRET_KEY: benchSecretKey,
    WHOOP_REQUESTS_PER_MINUTE: "1000000",
    WHOOP_REQUESTS_PER_DAY: "10000000",
  });
  const ctx: SyncContext = { ...createSyncContext(db, env), clock: systemClock };
  const memberId = await connectMember(ctx);
  return {
    db,
    ctx,
    databaseUrl: database.url,
    simulatorUrl: sandbox.url,
    memberId,
    async close() {
      sandbox.child.kill();
      await db.$disconnect();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function connectMember(ctx: SyncContext): Promise<number> {
  await saveWhoopApp(ctx, benchApp);
  const { id } = await ctx.db.member.create({ data: { name: "bench", role: "owner" } });
  const { authorizeUrl } = await beginConnect(ctx, { memberId: id, begunBy: "cli", browserSecret: null });
  const answer = await fetch(authorizeUrl, {
    method: "POST",
    body: new URLSearchParams({ decision: "allow" }),
    redirect: "manual",
  });
  const params = new URL(answer.headers.get("location") ?? "").searchParams;
  await finishConnect(ctx, { params, endedBy: "cli", browserSecret: null });
  await completeConnections(ctx);
  return id;
}

async function createOnServer(serverUrl: string) {
  const name = `pulsekeep_bench_${process.pid}`;
  const server = openDatabase({ url: serverUrl, connections: 1 });
  await server.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE template0`);
  return {
    url: withDatabase(serverUrl, name),
    async close() {
      await server.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.$disconnect();
    },
  };
}

function startSimulatorProcess(years: number): Promise<{ url: string; child: ChildProcess }> {
  const flags = [
    "--member-years",
    String(years),
    "--seed",
    "3",
    "--rate",
    "off",
    "--client-id",
    benchApp.clientId,
  ];
  const child = spawn(
    process.execPath,
    ["dist/sandbox.js", ...flags, "--client-secret", benchApp.clientSecret, "--redirect-uri", redirectUri],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (line: Buffer) => resolve({ url: line.toString().trim(), child }));
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
}
