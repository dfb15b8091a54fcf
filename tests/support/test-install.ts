import { type Database, openDatabase } from "#db/client.ts";
import { createEncryption } from "#lib/encryption.ts";
import { saveWhoopApp } from "#sync/connection/app-credentials.ts";
import { completeConnections } from "#sync/connection/complete-connection.ts";
import { beginConnect, finishConnect, loadAttempt } from "#sync/connection/connect.ts";
import type { SyncContext } from "#sync/context.ts";
import { type RunRequest, requestRun } from "#sync/run/request-run.ts";
import { type RunOutcome, runNext } from "#sync/run/run-sync.ts";
import type { MemberOptions } from "#whoop-simulator/member.ts";
import { type Sandbox, startSimulator } from "#whoop-simulator/server.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { createTestDatabase, type DatabaseKind, type TestDatabase } from "./postgres.ts";

export const redirectUri = "http://localhost:3000/api/auth/whoop/callback";
export const testSecretKey = "a secret key for tests, long enough";
export const testApp = { clientId: "test-client", clientSecret: "test-client-secret" };

/** A product without its processes: database, sync context and a sandbox cloud spoken to over HTTP. */
export interface TestInstall {
  db: Database;
  databaseUrl: string;
  ctx: SyncContext;
  clock: FakeClock;
  sandbox: Sandbox;
  /** Another process of the same install, as far as leases can tell. */
  anotherProcess(): SyncContext;
  /** A member of ours and one of the cloud's. */
  addMember(name: string, options?: MemberOptions): Promise<{ memberId: number; userId: number }>;
  /** Walks the member through the consent page and settles the attempt. */
  connect(
    memberId: number,
    userId: number,
    scopes?: string[],
  ): Promise<{ step: string; problem: string | null }>;
  /** Asks for a run and carries it out, from the queue's head. */
  sync(memberId: number, request?: Partial<RunRequest>): Promise<RunOutcome | null>;
  stop(): Promise<void>;
}

/**
 * `rate: "off"` lifts the cloud's limits. The clock stands at a March noon unless told; waiting moves it. `database`
 * is one to use instead of a new one; it is dropped in the end like any.
 */
export async function createTestInstall(
  kind: DatabaseKind,
  {
    rate = "off",
    startAt,
    ...given
  }: { rate?: "off" | "default"; startAt?: string; database?: TestDatabase } = {},
): Promise<TestInstall> {
  const database = given.database ?? (await createTestDatabase(kind));
  const db = openDatabase({ url: database.url, connections: 5 });
  const clock = createFakeClock(startAt ?? "2026-03-01T12:00:00Z");
  const sandbox = await startSimulator({ clock });
  const limits = rate === "off" ? { limits: { perMinute: null, perDay: null } } : {};
  sandbox.cloud.registerApp({ ...testApp, redirectUris: [redirectUri], ...limits });
  const context = (holder: string): SyncContext => ({
    db,
    clock,
    encryption: createEncryption(testSecretKey, "tokens"),
    clientSecretEncryption: createEncryption(testSecretKey, "client-secrets"),
    holder,
    cloudUrl: async () => sandbox.url,
    redirectUri,
    environmentApp: null,
    requestsPerMinute: rate === "off" ? 1_000_000 : 100,
    requestsPerDay: rate === "off" ? 10_000_000 : 10_000,
  });
  const ctx = context("process-1");
  let processes = 1;
  await saveWhoopApp(ctx, testApp);
  return {
    db,
    databaseUrl: database.url,
    ctx,
    clock,
    sandbox,
    anotherProcess: () => context(`process-${++processes}`),
    async addMember(name, options = {}) {
      const member = await db.member.create({ data: { name, role: "owner" } });
      return { memberId: member.id, userId: sandbox.cloud.addMember(options).userId };
    },
    async connect(memberId, userId, scopes) {
      const begun = await beginConnect(ctx, { memberId, begunBy: "cli", browserSecret: null });
      const params = await consent(begun.authorizeUrl, userId, scopes);
      const { attemptId } = await finishConnect(ctx, { params, endedBy: "cli", browserSecret: null });
      await completeConnections(ctx);
      return (await loadAttempt(ctx, { attemptId, memberId })) ?? { step: "gone", problem: null };
    },
    async sync(memberId, request = {}) {
      clock.advance(1_000);
      const { runId } = await requestRun(ctx, { memberId, kind: "light", trigger: "user", ...request });
      return runNext(ctx, memberId, { runId });
    },
    async stop() {
      await sandbox.close();
      await db.$disconnect();
      await database.drop();
    },
  };
}

/** What a person does on the consent page; answers the query of the address the browser ends on. */
export async function consent(
  authorizeUrl: string,
  userId: number,
  scopes?: string[],
): Promise<URLSearchParams> {
  const form = new URLSearchParams({ decision: "allow", member: String(userId) });
  for (const scope of scopes ?? []) form.append("scope", scope);
  const answer = await fetch(authorizeUrl, { method: "POST", body: form, redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "").searchParams;
}
