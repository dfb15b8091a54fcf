import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as callback } from "#app/api/auth/whoop/callback/route.ts";
import { POST as beginConnect, GET as leadToConnect } from "#app/api/auth/whoop/route.ts";
import { GET as readAttempt } from "#app/api/connect/[attemptId]/route.ts";
import { PUT as saveApp } from "#app/api/connect/app/route.ts";
import { POST as testApp } from "#app/api/connect/app/test/route.ts";
import { POST as pasteAddress } from "#app/api/connect/redirected/route.ts";
import { DELETE as endConnection } from "#app/api/connect/route.ts";
import { DELETE as removeDemo } from "#app/api/demo/[memberId]/route.ts";
import { POST as addDemo } from "#app/api/demo/route.ts";
import { GET as health } from "#app/api/health/route.ts";
import { POST as login } from "#app/api/login/route.ts";
import { POST as logout } from "#app/api/logout/route.ts";
import { PUT as putSession, GET as readSession } from "#app/api/session/route.ts";
import { POST as setUp } from "#app/api/setup/route.ts";
import { DELETE as forgetSchedules, PUT as saveSchedules } from "#app/api/v1/sync/schedules/route.ts";
import { PUT as switchWebhooks } from "#app/api/v1/webhooks/route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { createApiToken } from "#auth/api-token.ts";
import { createMember } from "#auth/members.ts";
import type { Scope } from "#auth/scope.ts";
import { createSession } from "#auth/session.ts";
import { issueSetupCode } from "#auth/setup-code.ts";
import { proxy } from "#proxy.ts";
import { beginConnect as beginOnCommandLine } from "#sync/connection/connect.ts";
import { type Sandbox, startSimulator } from "#whoop-simulator/server.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

const origin = "http://localhost:3000";
const password = "lantern copper river";
const client = { clientId: "household", clientSecret: "household-secret" };

let test: TestDatabase;
let sandbox: Sandbox;
let ownerCookie = "";

/** Calls a route the way our own pages do, unless `headers` say otherwise; null leaves a header out. */
async function ask(
  handler: Handler,
  method: string,
  asked: {
    path?: string;
    body?: unknown;
    cookie?: string;
    headers?: Record<string, string | null>;
    params?: Record<string, string>;
  } = {},
) {
  const headers = new Headers();
  const wanted = {
    host: "localhost:3000",
    origin,
    "content-type": "application/json",
    cookie: asked.cookie ?? null,
    ...asked.headers,
  };
  for (const [name, value] of Object.entries(wanted)) if (value !== null) headers.set(name, value);
  const body = method === "GET" ? null : JSON.stringify(asked.body ?? {});
  const request = new Request(`${origin}${asked.path ?? "/"}`, { method, headers, body });
  const response = await handler(request, { params: Promise.resolve(asked.params ?? {}) });
  const text = await response.text();
  const json: unknown = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, json };
}

/** The cookie a browser would send back after an answer. */
const cookieOf = (headers: Headers) => headers.get("set-cookie")?.split(";")[0] ?? "";

beforeAll(async () => {
  test = await createTestDatabase();
  sandbox = await startSimulator();
  sandbox.cloud.registerApp({
    ...client,
    redirectUris: [`${origin}/api/auth/whoop/callback`, "whoop://pulsekeep/callback"],
    limits: { perMinute: null, perDay: null },
  });
  sandbox.cloud.addMember({ years: 1, seed: 7 });
  process.env["DATABASE_URL"] = test.url;
  process.env["SECRET_KEY"] = "a key for this test that is long enough";
  process.env["WHOOP_API_URL"] = sandbox.url;
  process.env["LOG_LEVEL"] = "fatal";
  const { db, clock } = getApp();
  const code = (await issueSetupCode(db, clock)) ?? "";
  const made = await ask(setUp, "POST", { body: { code, name: "Ada", password } });
  expect(made.json).toEqual({ next: "/setup" });
  ownerCookie = cookieOf(made.headers);
});

afterAll(async () => {
  await getApp().db.$disconnect();
  await sandbox.close();
  await test.drop();
});

/** Every route that is not for everybody, with a method that changes or shows something. */
const memberRoutes: Array<[string, string, Handler]> = [
  ["session", "GET", readSession],
  ["session", "PUT", putSession],
  ["logout", "POST", logout],
  ["demo", "POST", addDemo],
  ["demo/1", "DELETE", removeDemo],
  ["auth/whoop", "POST", beginConnect],
  ["connect", "DELETE", endConnection],
  ["connect/app", "PUT", saveApp],
  ["connect/app/test", "POST", testApp],
  ["connect/redirected", "POST", pasteAddress],
  ["connect/id", "GET", readAttempt],
];
const changes = memberRoutes.filter(([, method]) => method !== "GET");

describe("H1: without the proxy in front", () => {
  it.each(memberRoutes)(
    "%s %s answers 401 to strangers, with nothing in it but a problem",
    async (_, method, route) => {
      for (const cookie of ["", "pulsekeep=", `pulsekeep=${"A".repeat(43)}`]) {
        const answer = await ask(route, method, { cookie, params: { memberId: "1", attemptId: "1" } });
        expect(answer.status).toBe(401);
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
        expect(Object.keys(answer.json ?? {})).toEqual(["type", "status", "title", "detail"]);
      }
    },
  );

  it.each(memberRoutes)("%s %s refuses a name that is not ours", async (_, method, route) => {
    const headers = { host: "evil.example", origin: "http://evil.example" };
    expect((await ask(route, method, { cookie: ownerCookie, headers })).status).toBe(400);
  });

  it("sends strangers who want to connect to the login", async () => {
    const answer = await ask(leadToConnect, "GET");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/login"]);
  });
});

describe("H3: a change by cookie", () => {
  const foreign: Array<Record<string, string | null>> = [
    { origin: null },
    { origin: "null" },
    { origin: "http://evil.example" },
    { origin: "http://localhost:3001" },
    { origin: "https://localhost:3000" },
  ];

  it.each(changes)("%s %s needs our own origin and JSON", async (_, method, route) => {
    for (const headers of foreign)
      expect((await ask(route, method, { cookie: ownerCookie, headers })).status).toBe(403);
    for (const type of [null, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
      expect(
        (await ask(route, method, { cookie: ownerCookie, headers: { "content-type": type } })).status,
      ).toBe(415);
  });

  it("needs both also to sign in and to set up", async () => {
    for (const headers of foreign) {
      expect((await ask(login, "POST", { body: { password }, headers })).status).toBe(403);
      expect((await ask(setUp, "POST", { headers })).status).toBe(403);
    }
  });
});

describe("a bearer token", () => {
  const withToken = async (scopes: Scope[]) => {
    const { db, clock } = getApp();
    const { token } = await createApiToken(db, clock, { memberId: 1, name: "test", scopes });
    return { authorization: `Bearer ${token}`, origin: null, "content-type": null };
  };

  it("needs neither origin nor content type", async () => {
    expect((await ask(endConnection, "DELETE", { headers: await withToken(["write"]) })).status).toBe(200);
  });

  it("of the owner needs the scope admin to change the install, and then needs no other", async () => {
    const install: Array<[Handler, string, unknown]> = [
      [saveApp, "PUT", client],
      [testApp, "POST", client],
      [saveSchedules, "PUT", { schedules: [] }],
      [forgetSchedules, "DELETE", undefined],
      [switchWebhooks, "PUT", { on: false }],
      [addDemo, "POST", undefined],
      [removeDemo, "DELETE", undefined],
    ];
    const [write, admin] = [await withToken(["read", "write"]), await withToken(["admin"])];
    for (const [route, method, body] of install) {
      const refused = await ask(route, method, { body, headers: write, params: { memberId: "1" } });
      expect(refused.status).toBe(403);
      expect(refused.json).toMatchObject({ detail: expect.stringContaining("--scopes admin") });
      const allowed = await ask(route, method, { body, headers: admin, params: { memberId: "2147483647" } });
      expect([200, 201, 400, 404]).toContain(allowed.status);
    }
    expect((await ask(endConnection, "DELETE", { headers: admin })).status).toBe(403);
    const { db } = getApp();
    await db.member.deleteMany({ where: { demo: true } });
    await db.whoopApp.deleteMany();
  });

  it("with read alone changes nothing, with write alone reads nothing", async () => {
    const [read, write] = [await withToken(["read"]), await withToken(["write"])];
    expect((await ask(readSession, "GET", { headers: read })).status).toBe(200);
    expect((await ask(endConnection, "DELETE", { headers: read })).status).toBe(403);
    expect((await ask(readSession, "GET", { headers: write })).status).toBe(403);
  });
});

describe("adding demo data", () => {
  it("makes one member of two clicks at once", async () => {
    const [one, two] = await Promise.all([
      ask(addDemo, "POST", { cookie: ownerCookie }),
      ask(addDemo, "POST", { cookie: ownerCookie }),
    ]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.json).toEqual(one.json);
    const params = { memberId: String((one.json as { memberId: number }).memberId) };
    expect((await ask(removeDemo, "DELETE", { cookie: ownerCookie, params })).status).toBe(200);
  });
});

describe("signing in", () => {
  it("gives a cookie that signs in until logging out", async () => {
    const signedIn = await ask(login, "POST", { body: { password } });
    const cookie = cookieOf(signedIn.headers);
    expect(signedIn.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax$/);
    expect((await ask(readSession, "GET", { cookie })).json).toMatchObject({ accountId: 1, role: "owner" });

    const out = await ask(logout, "POST", { cookie });
    expect(out.headers.get("set-cookie")).toContain("pulsekeep=;");
    // Nobody who comes after in this browser ends a connection that was begun here.
    expect(out.headers.get("set-cookie")).toContain("pulsekeep-connect=;");
    expect((await ask(readSession, "GET", { cookie })).status).toBe(401);
  });

  it("A5: answers an unknown name and a wrong password alike", async () => {
    const headers = { "x-forwarded-for": "10.0.0.1" };
    const unknown = await ask(login, "POST", { body: { name: "Nobody", password }, headers });
    const wrong = await ask(login, "POST", { body: { name: "Ada", password: "wrong wrong wrong" }, headers });
    expect(unknown.status).toBe(401);
    expect(wrong.text).toBe(unknown.text);
  });

  it("A3: stops looking after 30 failures from one address and says when to come back", async () => {
    const headers = { "x-forwarded-for": "10.0.0.2" };
    const tried = (index: number) =>
      ask(login, "POST", { body: { name: `Nobody ${index}`, password: "x" }, headers });
    for (let index = 0; index < 30; index += 1) expect((await tried(index)).status).toBe(401);
    const refused = await tried(30);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3000);
  });

  it.each([{}, [], null, { password: 7 }, { code: "" }, { code: {} }, { name: "Ada" }])(
    "takes %j for a mistake of the sender, never for its own",
    async (body) => {
      const headers = { "x-forwarded-for": "10.0.0.3" };
      const { status } = await ask(login, "POST", { body, headers });
      expect([400, 401, 403]).toContain(status);
    },
  );

  it("reads 64 KiB and no more", async () => {
    const body = { password: "x".repeat(70_000) };
    expect((await ask(login, "POST", { body })).status).toBe(413);
  });
});

describe("connecting", () => {
  const grant = async (authorizeUrl: string) => {
    const consent = new URLSearchParams({ decision: "allow" });
    for (const scope of new URL(authorizeUrl).searchParams.get("scope")?.split(" ") ?? [])
      consent.append("scope", scope);
    const answer = await fetch(authorizeUrl, { method: "POST", body: consent, redirect: "manual" });
    return new URL(answer.headers.get("location") ?? "");
  };
  const begin = async (path = "/api/auth/whoop") => {
    const begun = await ask(beginConnect, "POST", { path, cookie: ownerCookie });
    const { next } = begun.json as { next: string };
    return { cookie: cookieOf(begun.headers), back: await grant(next) };
  };
  const comeBack = (back: URL, cookie?: string) =>
    ask(callback, "GET", { path: `${back.pathname}${back.search}`, ...(cookie ? { cookie } : {}) });

  it("needs an app first, and says so", async () => {
    const answer = await ask(beginConnect, "POST", { cookie: ownerCookie });
    expect([answer.status, answer.json]).toEqual([
      400,
      expect.objectContaining({ title: "No WHOOP app is set up yet." }),
    ]);
  });

  it("tells a right client from a wrong one, and keeps neither by testing", async () => {
    const asked = (body: object) => ask(testApp, "POST", { cookie: ownerCookie, body });
    expect((await asked(client)).json).toEqual({ result: "accepted" });
    expect((await asked({ ...client, clientSecret: "wrong" })).json).toEqual({ result: "wrong-client" });
    expect(await getApp().db.whoopApp.count()).toBe(0);
  });

  it("is for the owner to prepare, not for a member", async () => {
    const { db, clock } = getApp();
    const ben = await createMember(db, { name: "Ben", password: "violet garden stone" });
    const { token } = await createSession(db, clock, ben.id);
    const cookie = `pulsekeep=${token}`;
    expect((await ask(saveApp, "PUT", { cookie, body: client })).status).toBe(403);
    expect((await ask(testApp, "POST", { cookie, body: client })).status).toBe(403);
  });

  it("walks from the saved app over consent and callback to an attempt the worker can settle", async () => {
    const saved = await ask(saveApp, "PUT", { cookie: ownerCookie, body: client });
    expect(saved.json).toEqual({ saved: true });
    const { cookie, back } = await begin();
    const answer = await comeBack(back, cookie);
    const path = answer.headers.get("location") ?? "";
    expect(path).toMatch(/^\/connect\/[0-9a-f-]{36}$/);
    const params = { attemptId: path.slice("/connect/".length) };
    const state = await ask(readAttempt, "GET", { cookie: ownerCookie, params });
    expect(state.json).toEqual({ step: "exchanged", problem: null });
  });

  it("T10: takes an answer once, and only in the browser that began", async () => {
    const { cookie, back } = await begin();
    const stolen = await comeBack(back, "pulsekeep-connect=another");
    expect(stolen.status).toBe(400);
    expect(stolen.text).not.toContain(back.searchParams.get("code"));
    const first = await comeBack(back, cookie);
    expect(first.status).toBe(303);
    expect(first.headers.get("set-cookie")).toMatch(/^pulsekeep-connect=; .*Expires=Thu, 01 Jan 1970/);
    // A browser that looked ahead still has the cookie; one that is reloaded has the session.
    for (const again of [cookie, ownerCookie])
      expect((await comeBack(back, again)).headers.get("location")).toBe(first.headers.get("location"));
    expect((await comeBack(back)).status).toBe(400);
  });

  it("T10: ends for the account that began alone, and says so to another one in the same browser", async () => {
    const { cookie, back } = await begin();
    const { db, clock } = getApp();
    const flo = await createMember(db, { name: "Flo", password: "violet garden stone" });
    const { token } = await createSession(db, clock, flo.id);
    const refused = await comeBack(back, `pulsekeep=${token}; ${cookie}`);
    expect([refused.status, refused.headers.get("set-cookie")]).toEqual([400, null]);
    expect(refused.text).toContain("another account");
    expect(refused.text).not.toContain(back.searchParams.get("code"));
    const pasted = await ask(pasteAddress, "POST", {
      cookie: `pulsekeep=${token}; ${cookie}`,
      body: { address: back.href },
    });
    expect([pasted.status, pasted.text]).toEqual([400, expect.stringContaining("another account")]);
    expect((await comeBack(back, `${ownerCookie}; ${cookie}`)).headers.get("location")).toMatch(
      /^\/connect\/[0-9a-f-]{36}$/,
    );
  });

  it("shows WHOOP's own code on the page that explains, and forgets the attempt's cookie", async () => {
    const begun = await ask(beginConnect, "POST", { cookie: ownerCookie });
    const { next } = begun.json as { next: string };
    const state = new URL(next).searchParams.get("state");
    const path = `/api/auth/whoop/callback?error=request_forbidden&state=${state}`;
    const answer = await ask(callback, "GET", { path, cookie: cookieOf(begun.headers) });
    expect(answer.headers.get("location")).toBe(
      "/connect/failed?problem=request-forbidden&whoop=request_forbidden",
    );
    expect(answer.headers.get("set-cookie")).toMatch(/^pulsekeep-connect=;/);
  });

  it("is not begun by a token, whatever it may do, nor by any link", async () => {
    const { db, clock } = getApp();
    const before = await db.connectAttempt.count();
    for (const scopes of [["read"], ["write"], ["read", "write"]] as Array<Array<"read" | "write">>) {
      const { token } = await createApiToken(db, clock, { memberId: 1, name: "test", scopes });
      const headers = { authorization: `Bearer ${token}`, origin: null };
      expect((await ask(beginConnect, "POST", { headers })).status).toBe(403);
      // Nor with the cookie of a session beside it.
      expect((await ask(beginConnect, "POST", { headers, cookie: ownerCookie })).status).toBe(403);
      const led = await ask(leadToConnect, "GET", { headers });
      expect(led.headers.get("location")).toBe("/connect");
    }
    const led = await ask(leadToConnect, "GET", { cookie: ownerCookie });
    expect([led.headers.get("location"), led.headers.get("set-cookie")]).toEqual(["/connect", null]);
    expect(await db.connectAttempt.count()).toBe(before);
  });

  it("T10: leaves a connection begun on the command line to the command line", async () => {
    const begun = await beginOnCommandLine(getSyncContext(), {
      memberId: 1,
      begunBy: "cli",
      browserSecret: null,
    });
    const back = await grant(begun.authorizeUrl);
    const answer = await comeBack(back);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "text/plain; charset=utf-8"]);
    expect(answer.text).toContain("command line");
    const attempt = await getApp().db.connectAttempt.findUniqueOrThrow({ where: { id: begun.attemptId } });
    expect(attempt.step).toBe("started");
  });

  it("ends with a pasted address when the browser landed elsewhere", async () => {
    const { cookie, back } = await begin("/api/auth/whoop?redirect=scheme");
    expect(back.href).toMatch(/^whoop:\/\/pulsekeep\/callback\?/);
    const paste = (address: string) =>
      ask(pasteAddress, "POST", { cookie: `${ownerCookie}; ${cookie}`, body: { address } });
    expect((await paste("nonsense")).status).toBe(400);
    expect((await paste(back.href)).json).toEqual({ next: expect.stringMatching(/^\/connect\//) });
  });

  it("shows an attempt to its own account alone", async () => {
    const { db, clock } = getApp();
    const attempt = await db.connectAttempt.findFirstOrThrow({ where: { memberId: 1 } });
    const eve = await createMember(db, { name: "Eve", password: "violet garden stone" });
    const { token } = await createSession(db, clock, eve.id);
    const params = { attemptId: attempt.id };
    expect((await ask(readAttempt, "GET", { cookie: `pulsekeep=${token}`, params })).status).toBe(404);
    expect((await ask(readAttempt, "GET", { cookie: ownerCookie, params })).status).toBe(200);
  });
});

describe("demo members", () => {
  it("are looked at once added, and leave the owner signed in when removed", async () => {
    const added = await ask(addDemo, "POST", { cookie: ownerCookie });
    expect(added.status).toBe(201);
    const looking = await ask(readSession, "GET", { cookie: ownerCookie });
    expect(looking.json).toMatchObject({ accountId: 1, demo: true });

    const demo = await getApp().db.member.findFirstOrThrow({ where: { demo: true } });
    const params = { memberId: String(demo.id) };
    expect((await ask(removeDemo, "DELETE", { cookie: ownerCookie, params })).status).toBe(200);
    const after = await ask(readSession, "GET", { cookie: ownerCookie });
    expect(after.json).toMatchObject({ accountId: 1, memberId: 1, demo: false });
  });

  it("give way to the account's own data when it begins to connect", async () => {
    await ask(addDemo, "POST", { cookie: ownerCookie });
    await ask(beginConnect, "POST", { cookie: ownerCookie });
    const session = await ask(readSession, "GET", { cookie: ownerCookie });
    expect(session.json).toMatchObject({ memberId: 1, demo: false });
    await getApp().db.member.deleteMany({ where: { demo: true } });
  });

  it("H9: nobody else is looked at or removed through their number", async () => {
    for (const memberId of ["1", "2", "999", "0", "-1", "1.5", "x", "99999999999"]) {
      const removed = await ask(removeDemo, "DELETE", { cookie: ownerCookie, params: { memberId } });
      expect(removed.status).toBe(404);
    }
    for (const memberId of [2, 999, 2 ** 40])
      expect((await ask(putSession, "PUT", { cookie: ownerCookie, body: { memberId } })).status).toBe(404);
  });
});

describe("health", () => {
  it("answers anybody, with nothing to hide", async () => {
    const answer = await ask(health, "GET");
    expect([answer.status, answer.json]).toEqual([200, { status: "ok", database: "ok" }]);
  });
});

describe("the proxy", () => {
  const pass = (path: string, init: { method?: string; host?: string } = {}) =>
    proxy(
      new NextRequest(`${origin}${path}`, {
        method: init.method ?? "GET",
        headers: {
          host: init.host ?? "localhost:3000",
          "content-security-policy": "script-src 'nonce-mine'",
        },
      }),
    );

  it("H4: answers 400 under a name that is not ours", () => {
    expect(pass("/login", { host: "evil.example" }).status).toBe(400);
    expect(pass("/login", { host: "127.0.0.1:3000" }).status).toBe(200);
  });

  it.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])(
    "answers 405 to %s on a page, not on a route",
    (method) => {
      expect(pass("/login", { method }).status).toBe(405);
      expect(pass("/apiary", { method }).status).toBe(405);
      expect(pass("/api/login", { method }).status).toBe(200);
    },
  );

  it("H6: gives every response a nonce of its own and takes none from the visitor", () => {
    const [one, two] = [pass("/login"), pass("/login")].map((response) => ({
      policy: response.headers.get("content-security-policy"),
      inward: response.headers.get("x-middleware-request-content-security-policy"),
    }));
    expect(one?.policy).not.toBe(two?.policy);
    expect(one?.inward).toBe(one?.policy);
    expect(one?.policy).not.toContain("nonce-mine");
  });
});
