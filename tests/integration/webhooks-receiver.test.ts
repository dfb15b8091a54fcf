import type { Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPool, type Pool } from "#db/pool.ts";
import { loadStaleWebhooks } from "#queries/status/stale-webhooks.ts";
import { saveWhoopApp, storeApp } from "#sync/connection/app-credentials.ts";
import { disconnect } from "#sync/connection/connect.ts";
import { createStaleCounter, type StaleCounter } from "#webhook-receiver/count-stale.ts";
import { readSigningApps, rememberApps } from "#webhook-receiver/known-apps.ts";
import { createReceiver } from "#webhook-receiver/receiver.ts";
import { storeEvent } from "#webhook-receiver/store-event.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall, testApp } from "../support/test-install.ts";
import {
  eightAtATime,
  eventOf,
  openSlow,
  type Sent,
  send,
  signed,
  webhookPath,
  withDatabaseDown,
} from "./webhooks-support.ts";

const minuteMs = 60_000;
const timesEach = timesOf(5_000);

describe.each(databaseKinds)("the webhook receiver (%s database)", (kind) => {
  let install: TestInstall;
  let pool: Pool;
  let server: Server;
  let stale: StaleCounter;
  let port: number;
  let memberId: number;
  let userId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    const { ctx, clock } = install;
    ({ memberId, userId } = await install.addMember("robin", { records: {} }));
    await install.connect(memberId, userId);
    pool = openPool({ url: install.databaseUrl, connections: 4, patienceMs: 2_000 });
    const apps = rememberApps(() => readSigningApps(pool, ctx.clientSecretEncryption), { clock });
    await apps.refresh();
    stale = createStaleCounter(pool, { clock });
    server = createReceiver({
      apps,
      store: (arrived) => storeEvent(pool, arrived),
      noteStale: stale.note,
      clock,
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    port = typeof address === "object" && address ? address.port : 0;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await pool.end();
    await install.stop();
  });
  beforeEach(() => install.db.webhookEvent.deleteMany());

  const nowMs = () => install.clock.now().getTime();
  const rows = () => install.db.webhookEvent.count();
  const good = (more = {}) => signed(eventOf(userId, more), nowMs());

  it("stores a signed event of a member and answers 204", async () => {
    const event = eventOf(userId, { type: "sleep.updated" });
    expect(await send(port, signed(event, nowMs()))).toMatchObject({ status: 204, body: "" });
    const [row] = await install.db.webhookEvent.findMany();
    expect(row).toMatchObject({
      memberId,
      type: "sleep.updated",
      objectId: event.id,
      traceId: event.trace_id,
      state: "pending",
      receivedAt: install.clock.now(),
    });
  });

  it(`accepts none of 30 kinds of forged, damaged or oversized requests, ${timesEach} of each, and answers all forgeries alike (W1)`, async () => {
    const random = new Random(11);
    const forgeries = forgeriesOf(() => signed(eventOf(userId), nowMs()), random);
    const tooLarge = tooLargeOf(() => signed(eventOf(userId), nowMs()));
    expect(Object.keys({ ...forgeries, ...tooLarge })).toHaveLength(30);
    const seen = new Set<string>();
    for (const forge of Object.values(forgeries)) {
      for (const answer of await eightAtATime(timesEach, () => send(port, forge())))
        seen.add(JSON.stringify(answer));
    }
    expect([...seen]).toEqual([
      JSON.stringify({ status: 401, headers: { "content-length": "0" }, body: "" }),
    ]);
    for (const enlarge of Object.values(tooLarge)) {
      // The connection may be cut before the whole of it was sent; then no answer is seen.
      for (const answer of await eightAtATime(timesEach, () => send(port, enlarge())))
        expect([413, undefined]).toContain(answer?.status);
    }
    expect(await rows()).toBe(0);
  });

  it("takes timestamps from 5 minutes old to 5 minutes ahead, and refuses others like a forgery (W3)", async () => {
    const at = (offsetMs: number) => send(port, signed(eventOf(userId), nowMs() + offsetMs));
    expect((await at(-5 * minuteMs))?.status).toBe(204);
    expect((await at(5 * minuteMs))?.status).toBe(204);
    const refused = await send(port, signed(eventOf(userId), nowMs(), "wrong secret"));
    expect(await at(-5 * minuteMs - 1)).toEqual(refused);
    expect(await at(5 * minuteMs + 1)).toEqual(refused);
    expect(await rows()).toBe(2);
  });

  it("counts what is signed well and too far from our clock, and nothing else, for a clock that is off is told", async () => {
    const { db, clock } = install;
    await stale.flush();
    await db.staleWebhooks.deleteMany();
    const at = (offsetMs: number, secret?: string) =>
      send(port, signed(eventOf(userId), nowMs() + offsetMs, secret));
    await at(0);
    await at(-10 * minuteMs, "wrong secret");
    await stale.flush();
    const seen = () => loadStaleWebhooks(db, { memberId, now: clock.now() });
    expect(await seen()).toBeNull();
    await at(-10 * minuteMs);
    await stale.flush();
    expect(await seen()).toEqual({ count: 1, lastAt: clock.now(), lastAgeMs: 10 * minuteMs });
    clock.advance(24 * 60 * minuteMs);
    await at(7 * minuteMs);
    await at(6 * minuteMs);
    await stale.flush();
    expect(await seen()).toEqual({ count: 3, lastAt: clock.now(), lastAgeMs: -6 * minuteMs });
    clock.advance(8 * 24 * 60 * minuteMs);
    expect(await seen()).toBeNull();
  });

  it("changes nothing when a request is replayed inside the window (W3)", async () => {
    const request = good();
    await send(port, request);
    const before = await install.db.webhookEvent.findMany();
    install.clock.advance(4 * minuteMs);
    for (let replay = 0; replay < 20; replay += 1) expect((await send(port, request))?.status).toBe(204);
    expect(await install.db.webhookEvent.findMany()).toEqual(before);
  });

  it("makes one row of the same event a hundred times at once (W4)", async () => {
    const event = eventOf(userId);
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(port, signed(event, nowMs()))));
    expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([204]));
    expect(await rows()).toBe(1);
  });

  it("answers 503 while the database is down, never a false 2xx, and is back with it (W6)", async () => {
    const event = eventOf(userId);
    await withDatabaseDown(install.databaseUrl, async () => {
      for (let attempt = 0; attempt < 10; attempt += 1)
        expect((await send(port, signed(event, nowMs())))?.status).toBe(503);
    });
    expect((await send(port, signed(event, nowMs())))?.status).toBe(204);
    expect(await rows()).toBe(1);
  });

  it("drops signed events it can do nothing with, and answers 2xx so that they are not sent again", async () => {
    const dropped = [
      "not json",
      "[]",
      '"text"',
      "\u{feff}{}",
      JSON.stringify({}),
      JSON.stringify(eventOf(userId, { type: "cycle.updated" })),
      JSON.stringify(eventOf(userId, { type: "sleep.created" })),
      JSON.stringify(eventOf(userId, { id: "../../v2/user/access" })),
      JSON.stringify(eventOf(userId, { id: "1" })),
      JSON.stringify(eventOf(userId, { trace_id: "" })),
      JSON.stringify({ ...eventOf(userId), user_id: "9223372036854775808" }),
      JSON.stringify({ ...eventOf(userId), user_id: 2 ** 60 }),
      JSON.stringify({ ...eventOf(userId), user_id: null }),
    ];
    for (const body of dropped) expect((await send(port, signed(body, nowMs())))?.status, body).toBe(204);
    expect(await rows()).toBe(0);
  });

  it("keeps an event whose trace holds what PostgreSQL cannot keep", async () => {
    for (const trace_id of ["a\u0000b", "run \ud83c"]) {
      const body = JSON.stringify(eventOf(userId, { trace_id }));
      expect((await send(port, signed(body, nowMs())))?.status).toBe(204);
    }
    expect(await rows()).toBe(2);
  });

  it("drops events of unknown members with 2xx", async () => {
    const answers = await eightAtATime(50, (index) =>
      send(port, signed(eventOf(900_000_000 + index), nowMs())),
    );
    expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([204]));
    expect(await rows()).toBe(0);
  });

  it("takes an event for members of the app that signed it, and for no others", async () => {
    const other = { clientId: "another-app", clientSecret: "another-secret" };
    await storeApp(install.ctx, "whoop", other);
    install.clock.advance(5_000);
    expect((await send(port, signed(eventOf(userId), nowMs(), other.clientSecret)))?.status).toBe(204);
    expect(await rows()).toBe(0);
    await install.db.whoopApp.delete({
      where: { cloud_clientId: { cloud: "whoop", clientId: other.clientId } },
    });
    await saveWhoopApp(install.ctx, testApp);
  });

  it("knows a new secret at its first event, without being started again", async () => {
    await saveWhoopApp(install.ctx, { ...testApp, clientSecret: "a new secret" });
    install.clock.advance(5_000);
    expect((await send(port, signed(eventOf(userId), nowMs(), "a new secret")))?.status).toBe(204);
    await saveWhoopApp(install.ctx, testApp);
    install.clock.advance(5_000);
    expect((await send(port, good()))?.status).toBe(204);
  });

  it("accepts nothing signed with an empty secret, though one be stored", async () => {
    await saveWhoopApp(install.ctx, { ...testApp, clientSecret: "" });
    install.clock.advance(5_000);
    expect((await send(port, signed(eventOf(userId), nowMs(), "")))?.status).toBe(401);
    await saveWhoopApp(install.ctx, testApp);
  });

  it("accepts nothing signed with the sandbox's secret, which everybody knows", async () => {
    await storeApp(install.ctx, "sandbox", { clientId: "pulsekeep-demo", clientSecret: "known to all" });
    install.clock.advance(5_000);
    expect((await send(port, signed(eventOf(userId), nowMs(), "known to all")))?.status).toBe(401);
  });

  it("is an empty 404 everywhere else (W10)", async () => {
    const elsewhere: Sent[] = [
      ...["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"].map((method) => ({ ...good(), method })),
      ...[
        "/",
        "/api/health",
        "/login",
        `${webhookPath}/`,
        `${webhookPath}?x=1`,
        "/api/webhooks/whoop%2f",
        "//api/webhooks/whoop",
        "/API/webhooks/whoop",
        "/api/webhooks/../webhooks/whoop",
        "http://elsewhere.example/api/webhooks/whoop",
      ].map((path) => ({ ...good(), path })),
    ];
    for (const request of elsewhere)
      expect(await send(port, request), `${request.method} ${request.path}`).toEqual({
        status: 404,
        headers: { "content-length": "0" },
        body: "",
      });
    expect(await send(port, { ...good(), method: "HEAD" })).toMatchObject({ status: 404, body: "" });
    for (const raw of [
      "GARBAGE\r\n\r\n",
      "GET /\r\n\r\n",
      "CONNECT a.example:443 HTTP/1.1\r\n\r\n",
      "POST / HTTP/1.1\r\nExpect: the-moon\r\n\r\n",
      `GET /${"x".repeat(20_000)} HTTP/1.1\r\n\r\n`,
      "GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ])
      expect(await sendRaw(port, raw), raw.slice(0, 30)).toMatch(
        /^HTTP\/1\.1 404 Not Found\r\n[^<{]*\r\n\r\n$/,
      );
    expect(await rows()).toBe(0);
  });

  it("keeps answering a good event within a second under 500 slow connections, and ends them (W7)", async () => {
    const slow = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        openSlow(
          port,
          index % 2
            ? "POST /api/webhooks/whoop HTTP/1.1\r\nX-Slow: "
            : "POST /api/webhooks/whoop HTTP/1.1\r\nContent-Length: 9000\r\n\r\n{",
        ),
      ),
    );
    const beganMs = performance.now();
    const answer = await send(port, good());
    const tookMs = performance.now() - beganMs;
    expect(answer?.status).toBe(204);
    expect(tookMs).toBeLessThan(1_000);
    const ended = slow.map(
      (socket) => new Promise<void>((resolve) => (socket.closed ? resolve() : socket.once("close", resolve))),
    );
    const slowestMs = performance.now();
    await Promise.all(ended);
    expect(performance.now() - slowestMs).toBeLessThan(7_000);
  });

  it("stops reading an endless body at 16 KiB (W7)", async () => {
    const socket = await openSlow(port, `POST ${webhookPath} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const chunk = Buffer.from(`4000\r\n${"x".repeat(0x4000)}\r\n`);
    let sentBytes = 0;
    const closed = new Promise<void>((resolve) => socket.once("close", resolve));
    while (!socket.destroyed && sentBytes < 2 ** 30) {
      sentBytes += chunk.length;
      if (!socket.write(chunk))
        await Promise.race([closed, new Promise((resolve) => socket.once("drain", resolve))]);
    }
    await closed;
    expect(sentBytes).toBeLessThan(16 * 2 ** 20);
    expect((await send(port, good()))?.status).toBe(204);
  });

  it("drops events of a member who disconnected", async () => {
    await disconnect(install.ctx, { memberId });
    expect((await send(port, good()))?.status).toBe(204);
    expect(await rows()).toBe(0);
  });
});

function withHeaders(request: Required<Sent>, changed: Record<string, string | undefined>): Required<Sent> {
  const headers = Object.entries({ ...request.headers, ...changed }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...request, headers: Object.fromEntries(headers) };
}

/** Ways to be refused for the signature; each call makes another request of its kind. */
function forgeriesOf(make: () => Required<Sent>, random: Random): Record<string, () => Sent> {
  const sig = "x-whoop-signature";
  const stamp = "x-whoop-signature-timestamp";
  const of = (change: (request: Required<Sent>) => Sent) => () => change(make());
  const signature = (change: (text: string) => string | undefined) =>
    of((request) => withHeaders(request, { [sig]: change(request.headers[sig] ?? "") }));
  const timestamp = (change: (text: string) => string | undefined) =>
    of((request) => withHeaders(request, { [stamp]: change(request.headers[stamp] ?? "") }));
  const body = (change: (text: string) => string) =>
    of((request) => ({ ...request, body: change(String(request.body)) }));
  const again = (secret: string, offsetMs = 0) =>
    of((request) => signed(String(request.body), Number(request.headers[stamp]) + offsetMs, secret));
  const flipped = (bytes: Buffer) => {
    const at = random.integer(0, bytes.length - 1);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(0, 7));
    return bytes;
  };
  return {
    "no signature": signature(() => undefined),
    "empty signature": signature(() => ""),
    "random signature": signature(() =>
      Buffer.from(Array.from({ length: 32 }, () => random.integer(0, 255))).toString("base64"),
    ),
    "one bit of the signature": signature((text) => flipped(Buffer.from(text, "base64")).toString("base64")),
    "half a signature": signature((text) => text.slice(0, 22)),
    "a longer signature": signature((text) => `${text}AAAA`),
    "signature twice": signature((text) => `${text}, ${text}`),
    "signature without padding": signature((text) => text.replace(/=+$/, "")),
    "signature in the address alphabet": signature((text) => `-_${text.slice(2)}`),
    "signature in hexadecimal": signature((text) => Buffer.from(text, "base64").toString("hex")),
    "signature with a space inside": signature((text) => `${text.slice(0, 10)} ${text.slice(10)}`),
    "signature with a prefix": signature((text) => `sha256=${text}`),
    "no timestamp": timestamp(() => undefined),
    "empty timestamp": timestamp(() => ""),
    "timestamp one later": timestamp((text) => String(Number(text) + 1)),
    "timestamp in seconds": timestamp((text) => text.slice(0, 10)),
    "timestamp with a zero before it": timestamp((text) => `0${text}`),
    "timestamp in words": timestamp(() => "now"),
    "one bit of the body": of((request) => ({ ...request, body: flipped(Buffer.from(request.body)) })),
    "a byte more": body((text) => `${text} `),
    "a byte less": body((text) => text.slice(0, -1)),
    "another user": body((text) => text.replace(/"user_id":\d+/, '"user_id":1')),
    "no body": body(() => ""),
    "another secret": again("not the secret"),
    "the empty secret": again(""),
    "the client id as secret": again(testApp.clientId),
    "six minutes old": again(testApp.clientSecret, -6 * minuteMs),
    "six minutes ahead": again(testApp.clientSecret, 6 * minuteMs),
  };
}

/** Signed well, and too long. */
function tooLargeOf(make: () => Required<Sent>): Record<string, () => Sent> {
  const padded = (bytes: number) => () => {
    const request = make();
    return signed(
      String(request.body).padEnd(bytes, " "),
      Number(request.headers["x-whoop-signature-timestamp"]),
    );
  };
  return { "one byte too long": padded(16 * 1024 + 1), "four times too long": padded(64 * 1024) };
}

/** What comes back, up to the end of the connection or for half a second. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let seen = "";
    socket.setEncoding("utf8").on("data", (part: string) => {
      seen += part;
      if (seen.endsWith("\r\n\r\n")) socket.destroy();
    });
    socket.once("error", () => undefined).once("close", () => resolve(seen));
    socket.end(text);
  });
}
