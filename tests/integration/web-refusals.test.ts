import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiToken } from "#auth/api-token.ts";
import { createOwner } from "#auth/owner.ts";
import { createSession } from "#auth/session.ts";
import { systemClock } from "#lib/clock.ts";
import { type AppRoute, addressOf, listAppRoutes } from "../support/app-routes.ts";
import { killNow } from "../support/bundled-role.ts";
import { sendPlain } from "../support/plain-http.ts";
import { statusOfRaw } from "../support/raw-http.ts";
import { freePort } from "../support/running-product.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { buildWeb, startWeb, untilWebAnswers } from "../support/web-processes.ts";

const json = { "content-type": "application/json" };
const problem = expect.objectContaining({
  type: "about:blank",
  title: expect.stringMatching(/\w/),
  detail: expect.any(String),
});

/** Answered to anybody: signing in, setting up, coming back from WHOOP, and what a phone needs before it signs in. */
const anonymousRoutes = [
  "/api/auth/whoop",
  "/api/auth/whoop/callback",
  "/api/health",
  "/api/login",
  "/api/setup",
  "/login",
  "/setup",
];

describe("the built web app", () => {
  let install: TestInstall;
  let web: ChildProcess;
  let port: number;
  let dataDir: string;
  let routes: AppRoute[];
  let signedIn: Record<string, string>;
  let withToken: Record<string, string>;
  let log = "";

  beforeAll(async () => {
    await buildWeb();
    routes = await listAppRoutes();
    dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-refusals-"));
    install = await createTestInstall("embedded", { startAt: new Date().toISOString() });
    const { id } = await createOwner(install.db, { name: "Ada", password: "lantern copper river" });
    port = await freePort();
    web = startWeb(install, port, { DATA_DIR: dataDir, LOG_LEVEL: "error" }, "pipe");
    web.stderr?.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    await untilWebAnswers(port);
    const session = await createSession(install.db, systemClock, id);
    const wanted = { memberId: id, name: "test", scopes: ["read", "write", "admin"] } as const;
    const { token } = await createApiToken(install.db, systemClock, wanted);
    signedIn = { cookie: `pulsekeep=${session.token}`, origin: `http://127.0.0.1:${port}` };
    withToken = { authorization: `Bearer ${token}` };
  }, 600_000);
  afterAll(async () => {
    await killNow(web);
    await install.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("shows strangers nothing but the way in: pages lead to the login, routes answer 401, unknown ones 404", async () => {
    const open: string[] = [];
    for (const route of routes)
      for (const method of route.methods) {
        const path = addressOf(route);
        const { status, headers, text } = await sendPlain(port, {
          method,
          path,
          headers: { ...json, origin: `http://127.0.0.1:${port}` },
          ...(method === "GET" ? {} : { body: "{}" }),
        });
        const leadsToLogin =
          [303, 307].includes(status) && /^\/(login|setup)/.test(String(headers["location"]));
        const isRefused = status === 401 && JSON.parse(text).status === 401;
        const isUnknown = route.route.includes("unknown") && status === 404;
        if (route.isPage ? !leadsToLogin : !(isRefused || isUnknown)) open.push(route.route);
      }
    expect([...new Set(open)].sort()).toEqual(anonymousRoutes.filter((route) => open.includes(route)));
    for (const path of ["/_global-error", "/_not-found", "/_error", "/_next/image?url=/icon.svg&w=64&q=75"])
      expect({ path, status: (await sendPlain(port, { path })).status }).toEqual({ path, status: 404 });
    for (const path of ["/manifest.webmanifest", "/offline-worker.js", "/icon.svg", "/icon-192.png"])
      expect({ path, status: (await sendPlain(port, { path })).status }).toEqual({ path, status: 200 });
  });

  it("sets the same security headers on every answer, whoever asks", async () => {
    const wanted = [
      "content-security-policy",
      "x-frame-options",
      "x-content-type-options",
      "referrer-policy",
      "cross-origin-opener-policy",
      "cross-origin-resource-policy",
      "permissions-policy",
      "cache-control",
    ];
    const paths = [
      ...routes.map((route) => addressOf(route)),
      "/nowhere",
      "/%",
      "/_global-error",
      "/api/nowhere",
    ];
    for (const path of paths)
      for (const headers of [{}, signedIn, withToken])
        for (const method of ["GET", "TRACE"]) {
          const answer = await sendPlain(port, { path, headers, method });
          const missing = wanted.filter(
            (name) => !answer.headers[name] || Array.isArray(answer.headers[name]),
          );
          expect({ path, method, missing }).toEqual({ path, method, missing: [] });
          expect(answer.headers["x-frame-options"]).toBe("DENY");
        }
    const upload = await sendPlain(port, { method: "POST", path: "/api/v1/import", headers: withToken });
    expect(wanted.filter((name) => !upload.headers[name])).toEqual([]);
  });

  it("sets them on redirects, on missing files and on answers of the server itself, and refuses unknown names there too", async () => {
    const asked = [
      ...[
        "//nowhere",
        "//evil.example/",
        "/login/",
        "/api/v1/profile/",
        "/_next/static/",
        "/_next/static/nope.js",
      ].map((path) => ({ method: "GET", path })),
      ...["/api/login", "/api/v1/import", "/api/nowhere", "/login"].map((path) => ({
        method: "OPTIONS",
        path,
      })),
      { method: "PATCH", path: "/api/v1/import" },
      { method: "PUT", path: "/icon.svg" },
      { method: "GET", path: "/login", headers: { expect: "nothing" } },
    ];
    for (const one of asked) {
      const { headers } = await sendPlain(port, one);
      const missing = [
        "content-security-policy",
        "x-frame-options",
        "x-content-type-options",
        "cache-control",
      ].filter((name) => !headers[name]);
      expect({ ...one, missing }).toEqual({ ...one, missing: [] });
      const elsewhere = await sendPlain(port, { ...one, headers: { host: "evil.example" } });
      expect({ ...one, status: elsewhere.status }).toEqual({ ...one, status: 400 });
    }
  });

  it("reads a wish for another protocol like any other request, and keeps no connection open for it", async () => {
    const wish = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n";
    const statusOf = async (line: string, host = `127.0.0.1:${port}`) =>
      (await statusOfRaw(port, `${line} HTTP/1.1\r\nHost: ${host}\r\n${wish}`)).status;
    expect(await statusOf("GET /nowhere")).toBe(404);
    expect(await statusOf("GET /api/health")).toBe(200);
    expect(await statusOf("GET /api/v1/profile")).toBe(401);
    expect(await statusOf("GET /%")).toBe(400);
    expect(await statusOf("TRACE /")).toBe(405);
    expect(await statusOf("GET /login", "evil.example")).toBe(400);
    expect(log).toBe("");
  });

  it("answers strangers who send much before all of it is there, and logs nothing of those who leave in the middle", async () => {
    const head = (line: string) =>
      `${line} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nContent-Type: application/json\r\n`;
    const much = "x".repeat(200_000);
    const announced = (line: string) =>
      statusOfRaw(port, `${head(line)}Content-Length: 9000000\r\n\r\n${much}`);
    const inChunks = (line: string) =>
      statusOfRaw(
        port,
        `${head(line)}Transfer-Encoding: chunked\r\n\r\n${much.length.toString(16)}\r\n${much}\r\n`,
      );
    for (const send of [announced, inChunks]) {
      expect((await send("POST /login")).status).toBe(405);
      expect((await send("POST /api/nowhere")).status).toBe(404);
      expect((await send("POST /api/login")).status).toBe(413);
      expect((await send("PUT /api/settings")).status).toBe(401);
    }
    for (let round = 0; round < 10; round += 1)
      await new Promise<void>((resolve) => {
        const socket = connect({ host: "127.0.0.1", port }, () => {
          socket.write(`${head("POST /api/login")}Content-Length: 500\r\n\r\n{"name":`, () =>
            socket.destroy(),
          );
        });
        socket.on("close", () => resolve());
      });
    expect((await sendPlain(port, { path: "/api/health" })).status).toBe(200);
    expect(log).toBe("");
  });

  it.each(["/api", "/api/", "/api/nowhere", "/api/v1", "/api/v1/nowhere/else", "/api/v1/days/2026-03-01/x"])(
    "answers %s, which leads nowhere, with a problem document",
    async (path) => {
      for (const method of ["GET", "POST", "PUT", "DELETE"]) {
        const answer = await sendPlain(port, { method, path: path.replace(/\/$/, "") });
        expect(answer.status).toBe(404);
        expect(answer.headers["content-type"]).toBe("application/problem+json");
        expect(JSON.parse(answer.text)).toEqual(problem);
      }
    },
  );

  it("answers a method a route does not have with 405 and a problem document", async () => {
    for (const route of routes.filter(({ isPage }) => !isPage))
      for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE"].filter(
        (one) => !route.methods.includes(one),
      )) {
        const path = addressOf(route);
        const answer = await sendPlain(port, { method, path, headers: withToken });
        const allow = [...route.methods, ...(route.methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(
          ", ",
        );
        const { status, headers } = answer;
        expect({ path, method, status, allow: headers["allow"] }).toEqual({
          path,
          method,
          status: 405,
          allow,
        });
        expect(headers["content-type"]).toBe("application/problem+json");
        expect(JSON.parse(answer.text)).toEqual(problem);
      }
  });

  it("H2: answers no nasty input with an error of its own, and logs none", async () => {
    const words = [
      ...[
        "1",
        "a",
        "%00",
        "a%00b",
        "%",
        "%zz",
        "%ff",
        "%ed%a0%80",
        "..%2f..",
        "%2e%2e",
        "%0d%0a",
        "%25",
        "-1",
      ],
      ...[
        "99999999999999999999",
        "1e999",
        "NaN",
        "__proto__",
        "2026-02-30",
        "0000-01-01",
        "9999-12-31",
        "-000001-01-01",
      ],
      ...[
        "00000000-0000-0000-0000-000000000000",
        "'%3b--",
        "x".repeat(3_000),
        "%f0%9f%98%80",
        "%E2%80%AE",
        ";",
        "a;b",
      ],
    ];
    const cursor = (text: string) => Buffer.from(text).toString("base64url");
    const cursors = [
      ...[
        "-99999999999999/1",
        "999999999999999/1",
        "-62135596800001/1",
        "0/999999999999999999",
        "0/a\0b",
        "0/",
      ],
      ...["-99999999999999/00000000-0000-0000-0000-000000000000", '["a\\u0000b","1"]', '["1","\\ud800"]'],
      ...[
        '["-271821-04-20 00:00:00+00","1"]',
        '["2026-02-31 00:00:00+00","1"]',
        '["1e-400","1"]',
        '["0x10","1"]',
        '["","1"]',
      ],
    ].map(cursor);
    const queries = [
      ...words.map(
        (word) =>
          `from=${word}&range=${word}&sort=${word}&order=${word}&state=${word}&cursor=${word}&x=${word}`,
      ),
      ...["-1", "NaN", "99999999999999999999", "a%00b"].map(
        (word) => `limit=${word}&raw=${word}&metric=${word}&outcome=${word}`,
      ),
      ...[
        "from=a&from=b&cursor=a&cursor=b",
        "%",
        "&&&",
        "=%00",
        "%00=1",
        "format=%00",
        "code=%00&state=%00",
        `q=${"x".repeat(8_000)}`,
      ],
    ];
    const bodies = [
      ...["", "null", "[]", "{", "{}", "7", '"x"', "\0", "\ud800", "[".repeat(30_000), '{"a":'.repeat(9_000)],
      ...[
        '{"name":"a\\u0000b","password":"x"}',
        '{"code":"\\u0000"}',
        '{"name":"\\ud800","code":"a","password":"xxxxxxxxxxxx"}',
      ],
      ...[
        '{"memberId":1e300}',
        '{"ids":["999999999999999999"]}',
        '{"types":["\\u0000"]}',
        '{"from":"0000-00-00"}',
      ],
      ...[
        '{"address":"http://x/?state=%00&code=%00"}',
        '{"clientId":"\\u0000","clientSecret":"\\udfff"}',
        '{"language":"\\u0000"}',
      ],
      ...[
        '{"name":"\\u0000","question":{"outcome":"\\u0000"}}',
        '{"schedules":[{"expression":"\\u0000"}]}',
        '{"__proto__":{"on":true}}',
      ],
    ];
    const routerHeaders: Record<string, string>[] = [
      { "next-router-state-tree": "garbage", rsc: "1" },
      { "next-router-state-tree": "%", rsc: "1" },
      { "next-router-state-tree": "[]", rsc: "1" },
      { "next-router-state-tree": encodeURIComponent('["",{"children":[["a","b","d"],{}]}]'), rsc: "1" },
      { rsc: "1", "next-router-prefetch": "x", "next-router-segment-prefetch": "/../\u00ff%" },
      { rsc: "%", "next-url": "%", "next-hmr-refresh": "1" },
      { "next-action": "x", "x-nextjs-data": "1", "x-matched-path": "/%", "x-invoke-path": "/%" },
      {
        "x-middleware-subrequest": "src/proxy:src/proxy",
        "x-prerender-revalidate": "x",
        "x-now-route-matches": "%",
      },
      { "accept-language": "\u00ff;q=x,*;q=9,,", accept: "\u00ff", "accept-encoding": "x;q=%" },
      { cookie: "pulsekeep=%00; range=%; display=\u00ff; pulsekeep-device=%; a" },
      { authorization: "Bearer \u00ff" },
      { authorization: "Basic \u00ff" },
      { range: "bytes=9-1", "if-none-match": "\u00ff", "if-modified-since": "x" },
      { expect: "nothing" },
      { upgrade: "websocket", connection: "upgrade", "sec-websocket-key": "x" },
      { "x-forwarded-for": "%,\u00ff", "x-forwarded-host": "%", "x-forwarded-proto": "%" },
      { "content-length": "0", "transfer-encoding": "x" },
    ];
    const failed: string[] = [];
    const tryOne = async (asked: Parameters<typeof sendPlain>[1]) => {
      const { status, text } = await sendPlain(port, asked).catch((error: NodeJS.ErrnoException) => {
        // The server may hang up on what is no HTTP at all.
        if (error.code === "ECONNRESET" || error.code === "EPIPE" || error.message === "socket hang up")
          return { status: 400, text: "" };
        throw error;
      });
      if (status >= 500 || /\bat .*\.js:\d+/.test(text))
        failed.push(`${status} ${JSON.stringify(asked).slice(0, 300)}`);
    };
    const inParts = async (asked: Array<Parameters<typeof sendPlain>[1]>) => {
      for (let at = 0; at < asked.length; at += 8) await Promise.all(asked.slice(at, at + 8).map(tryOne));
    };
    for (const [place, route] of routes.entries()) {
      // Every input meets a quarter of the routes, every route a quarter of the inputs.
      const some = <T>(inputs: T[]) => inputs.filter((_, index) => (index + place) % 4 === 0);
      const path = addressOf(route);
      // A valid way in would wait for WHOOP, or end the session the others need.
      const who = route.isPage ? signedIn : withToken;
      const reads = route.methods.includes("GET");
      const sorts = /tables/.test(route.route)
        ? ["id", "day", "startAt", "strain", "recovery", "main"]
        : ["day"];
      const places = cursors.flatMap((text) => sorts.map((sort) => `cursor=${text}&sort=${sort}`));
      const isList = /tables|cycles|sleeps|recoveries|workouts/.test(route.route);
      await inParts([
        ...(route.route.includes("[")
          ? some(words).map((word) => ({ path: addressOf(route, word), headers: who }))
          : []),
        ...(reads
          ? [...some(queries), ...(isList ? some(places) : [])].map((query) => ({
              path: `${path}?${query}`,
              headers: who,
            }))
          : []),
        ...some(routerHeaders).map((headers) => ({ path, headers: { ...who, ...headers } })),
        ...["TRACE", "OPTIONS", "PATCH", "PROPFIND", "HEAD"].map((method) => ({
          method,
          path,
          headers: who,
        })),
        ...route.methods
          .filter((method) => method !== "GET")
          .flatMap((method) =>
            some(bodies).map((body) => ({
              method,
              path,
              headers: { ...who, ...json, origin: `http://127.0.0.1:${port}` },
              body,
            })),
          ),
      ]);
    }
    await inParts([
      ...[
        "*",
        "http://127.0.0.1/",
        "//evil.example/",
        "/\\evil.example",
        "/.",
        "/..",
        "/%2f",
        "/_next/data/x.json",
      ].flatMap((path) => ["GET", "OPTIONS", "POST"].map((method) => ({ method, path }))),
      ...words.map((word) => ({ path: `/${word}`, headers: signedIn })),
    ]);
    expect(failed).toEqual([]);
    expect(log).toBe("");
  }, 600_000);

  it("logs pages that fail once a minute, not for each visit, while the database is away", async () => {
    const alone = await freePort();
    const away = {
      DATABASE_URL: "postgresql://nobody:x@127.0.0.1:1/none",
      LOG_LEVEL: "error",
      LOG_FORMAT: "json",
    };
    const failing = startWeb(install, alone, away, "pipe");
    let said = "";
    failing.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    try {
      await untilWebAnswers(alone);
      for (let visit = 0; visit < 10; visit += 1)
        for (const path of ["/", "/login", "/nowhere", "/api/v1/profile"])
          expect((await sendPlain(alone, { path, headers: signedIn })).status).toBe(503);
    } finally {
      await killNow(failing);
    }
    const lines = said.trim().split("\n");
    expect(lines.length).toBeLessThan(10);
    expect(lines.filter((line) => !line.includes("failed unexpectedly"))).toEqual([]);
  }, 120_000);

  it("leaves Authorization: Basic to the proxy in front and looks at the session", async () => {
    const basic = { authorization: `Basic ${Buffer.from("home:pass").toString("base64")}` };
    const read = (headers: Record<string, string>) => sendPlain(port, { path: "/api/v1/profile", headers });
    expect((await read({ ...signedIn, ...basic })).status).toBe(200);
    expect((await read(basic)).status).toBe(401);
    expect((await read({ ...signedIn, authorization: "Bearer pk_wrong" })).status).toBe(401);
  });
});
