import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getApp } from "#app/server/app.ts";
import { createApiToken } from "#auth/api-token.ts";
import type { Scope } from "#auth/scope.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

const origin = "http://localhost:3000";
const api = join(import.meta.dirname, "../../src/app/api");
const writing = ["POST", "PUT", "PATCH", "DELETE"] as const;
/** Open to anybody: there is nobody whose scopes could be asked for. */
const anonymous = ["login", "setup", "health", "[[...unknown]]"];
/** For browsers only: no token will do. */
const sessionOnly = ["auth/whoop"];

interface Route {
  path: string;
  handlers: Record<string, unknown>;
}

async function allRoutes(): Promise<Route[]> {
  const files = (await readdir(api, { recursive: true })).filter((file) => /(^|\/)route\.ts$/.test(file));
  return Promise.all(
    files.map(async (file) => ({
      path: file.replace(/\/?route\.ts$/, ""),
      handlers: (await import(pathToFileURL(join(api, file)).href)) as Record<string, unknown>,
    })),
  );
}

const isHandler = (value: unknown): value is Handler => typeof value === "function";

describe("an API token", () => {
  let test: TestDatabase;
  let routes: Route[];

  beforeAll(async () => {
    test = await createTestDatabase();
    process.env["DATABASE_URL"] = test.url;
    process.env["SECRET_KEY"] = "a key for this test that is long enough";
    process.env["LOG_LEVEL"] = "fatal";
    await getApp().db.member.create({ data: { name: "Ada", role: "owner" } });
    routes = await allRoutes();
  });
  afterAll(async () => {
    await getApp().db.$disconnect();
    await test.drop();
  });

  async function ask(handler: Handler, method: string, path: string, scopes: Scope[]): Promise<Response> {
    const { db, clock } = getApp();
    const { id: memberId } = await db.member.findFirstOrThrow();
    const { token } = await createApiToken(db, clock, { memberId, name: "test", scopes });
    const request = new Request(`${origin}/api/${path}`, {
      method,
      headers: { host: "localhost:3000", authorization: `Bearer ${token}` },
      ...(method === "GET" ? {} : { body: "{}" }),
    });
    return handler(request, { params: Promise.resolve({}) });
  }

  /** Every route and method that changes something, and is not for everybody. */
  const changes = () =>
    routes
      .filter(({ path }) => !anonymous.includes(path))
      .flatMap(({ path, handlers }) =>
        writing.flatMap((method) => {
          const handler = handlers[method];
          return isHandler(handler) ? [{ path, method, handler }] : [];
        }),
      );

  it("that may only read is refused by every route that writes, before anything is looked at", async () => {
    expect(changes().length).toBeGreaterThan(15);
    for (const { path, method, handler } of changes()) {
      const { status } = await ask(handler, method, path, ["read"]);
      expect({ path, method, status }).toEqual({ path, method, status: 403 });
    }
  });

  it("with every scope there is cannot begin a connection", async () => {
    const all = changes().filter(({ path }) => sessionOnly.includes(path));
    expect(all).toHaveLength(sessionOnly.length);
    for (const { path, method, handler } of all)
      expect((await ask(handler, method, path, ["read", "write"])).status).toBe(403);
  });

  it("changes nothing of an install by reading, whatever it reads", async () => {
    const { db } = getApp();
    const counts = () =>
      Promise.all([
        db.connectAttempt.count(),
        db.connection.count(),
        db.whoopApp.count(),
        db.session.count(),
        db.setting.count(),
        db.member.count(),
        db.import.count(),
        db.oneTimeCode.count(),
      ]);
    const before = await counts();
    for (const { path, handlers } of routes) {
      const read = handlers["GET"];
      // The stream of events does not end by itself.
      if (!isHandler(read) || path.endsWith("events")) continue;
      const answer = await ask(read, "GET", path, ["read"]);
      await answer.body?.cancel();
      expect({ path, isError: answer.status >= 500 }).toEqual({ path, isError: false });
    }
    expect(await counts()).toEqual(before);
  });
});
