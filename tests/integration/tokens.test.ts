import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { loadWhoopApp, saveWhoopApp } from "#sync/connection/app-credentials.ts";
import { revokeGivenUp } from "#sync/connection/complete-connection.ts";
import { disconnect } from "#sync/connection/connect.ts";
import { createTokenSource, NotConnectedError } from "#sync/connection/token-store.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { runNext } from "#sync/run/run-sync.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { retryRefused } from "#worker/retry-refused.ts";
import { answering, changing } from "../support/changed-answers.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall, testApp } from "../support/test-install.ts";
import { withDatabaseDown } from "./webhooks-support.ts";

const hourMs = 3_600_000;

const refusal = (status: number, error: string) => () => Response.json({ error }, { status });
const text =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  () =>
    new Response(body, { status, headers });
const broken = (code: string) => () => Promise.reject(Object.assign(new TypeError("fetch failed"), { code }));

/** Answers to a refresh that say nothing about the grant: wrong settings, outages, limits, damage on the way. */
const notRevoked: Record<string, () => Response | Promise<Response>> = {
  "an unknown client": refusal(401, "invalid_client"),
  "an unknown client, told with another status": refusal(400, "invalid_client"),
  "a client that may not do this": refusal(400, "unauthorized_client"),
  "a request that was not understood": refusal(400, "invalid_request"),
  "a scope that was not understood": refusal(400, "invalid_scope"),
  "a kind of grant that is not supported": refusal(400, "unsupported_grant_type"),
  "a server that says it is temporarily unavailable": refusal(400, "temporarily_unavailable"),
  "an outage that quotes invalid_grant": refusal(500, "invalid_grant"),
  "a limit that quotes invalid_grant": refusal(429, "invalid_grant"),
  "a refusal without a word": text(400, ""),
  "a page that forbids": text(403, "<html>Forbidden</html>", { "content-type": "text/html" }),
  "nothing there": text(404, "Not Found"),
  "a limit": text(429, "Too Many Requests", { "x-ratelimit-reset": "3" }),
  "an error of the server": text(500, "Internal Server Error"),
  "a bad gateway": text(502, "<html>Bad Gateway</html>", { "content-type": "text/html" }),
  maintenance: text(503, "Service Unavailable"),
  "a gateway that waited too long": text(504, ""),
  "a reset connection": broken("ECONNRESET"),
  "a name that does not resolve": broken("ENOTFOUND"),
  "a refused connection": broken("ECONNREFUSED"),
  "a wait without end": broken("UND_ERR_HEADERS_TIMEOUT"),
};

describe.each(databaseKinds)("the access token (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;
  let members = 0;

  beforeAll(async () => {
    install = await createTestInstall(kind);
  });
  afterAll(() => install.stop());
  beforeEach(async () => {
    install.sandbox.cloud.setFaults([]);
    ({ memberId, userId } = await install.addMember(`member ${++members}`, { records: {} }));
    await install.connect(memberId, userId);
  });

  const refreshes = () => install.sandbox.cloud.requestCount("/oauth/oauth2/token");
  const state = () => install.db.connection.findUniqueOrThrow({ where: { memberId } });

  it("is refreshed ahead of its expiry, not before", async () => {
    const tokens = createTokenSource(install.ctx, memberId);
    const before = refreshes();
    const first = await tokens.accessToken();
    install.clock.advance(hourMs - 6 * 60_000);
    expect(await tokens.accessToken()).toBe(first);
    install.clock.advance(2 * 60_000);
    expect(await tokens.accessToken()).not.toBe(first);
    expect(refreshes() - before).toBe(1);
  });

  it("two refreshes at once: 200 callers in four processes make exactly one request (T1)", async () => {
    const processes = Array.from({ length: 4 }, () => createTokenSource(install.anotherProcess(), memberId));
    for (let expiry = 0; expiry < 5; expiry += 1) {
      install.clock.advance(hourMs);
      const before = refreshes();
      const tokens = await Promise.all(
        Array.from({ length: 200 }, (_, caller) => processes[caller % 4]?.accessToken()),
      );
      expect(refreshes() - before).toBe(1);
      expect(new Set(tokens).size).toBe(1);
    }
    expect((await state()).state).toBe("active");
  });

  it(`four processes with three callers each make one request an expiry, ${timesOf(2_000)} times over (T1)`, async () => {
    const processes = Array.from({ length: 4 }, () => createTokenSource(install.anotherProcess(), memberId));
    const before = refreshes();
    for (let expiry = 0; expiry < timesOf(2_000); expiry += 1) {
      install.clock.advance(hourMs);
      await Promise.all(Array.from({ length: 12 }, (_, caller) => processes[caller % 4]?.accessToken()));
    }
    expect(refreshes() - before).toBe(timesOf(2_000));
    expect((await state()).state).toBe("active");
  });

  it(`a database that goes away while WHOOP answers a refresh loses no token, ${timesOf(200)} times (T3)`, async () => {
    const before = refreshes();
    for (let crash = 0; crash < timesOf(200); crash += 1) {
      install.clock.advance(hourMs);
      let down: Promise<void> = Promise.resolve();
      const crashing: typeof fetch = async (input, init) => {
        const answer = await fetch(input, init);
        await new Promise<void>((isDown) => {
          down = withDatabaseDown(install.databaseUrl, () => {
            isDown();
            return systemClock.sleep(100);
          });
        });
        return answer;
      };
      const clock = { now: install.clock.now, sleep: systemClock.sleep };
      const token = await createTokenSource(
        { ...install.ctx, clock, fetch: crashing },
        memberId,
      ).accessToken();
      await down;
      expect(install.sandbox.cloud.grantOf(token)).not.toBeNull();
      expect(await createTokenSource(install.anotherProcess(), memberId).accessToken()).toBe(token);
    }
    expect(refreshes() - before).toBe(timesOf(200));
  });

  it("rotated refresh token not saved before use: the stored pair is the newest one at every moment", async () => {
    const tokens = createTokenSource(install.ctx, memberId);
    for (let expiry = 0; expiry < 3; expiry += 1) {
      install.clock.advance(hourMs);
      const token = await tokens.accessToken();
      expect(await createTokenSource(install.anotherProcess(), memberId).accessToken()).toBe(token);
      expect(install.sandbox.cloud.grantOf(token)).not.toBeNull();
    }
  });

  it.each(Object.entries(notRevoked))(
    "keeps the connection and the stored pair on %s (T5, one of 24 cases)",
    async (_, answer) => {
      install.clock.advance(hourMs);
      const refused: typeof fetch = async (input, init) =>
        String(input).endsWith("/oauth/oauth2/token") ? answer() : fetch(input, init);
      const before = await state();
      await expect(
        createTokenSource({ ...install.ctx, fetch: refused }, memberId).accessToken(),
      ).rejects.not.toBeInstanceOf(NotConnectedError);
      expect(await state()).toMatchObject({
        state: "active",
        generation: before.generation,
        refreshTokenEncrypted: before.refreshTokenEncrypted,
        refreshHolder: null,
      });
      await expect(createTokenSource(install.ctx, memberId).accessToken()).resolves.toBeTypeOf("string");
    },
  );

  it("believes no refusal before it has read the store again: another process was faster (T5, one of 24 cases)", async () => {
    install.clock.advance(hourMs);
    const late: typeof fetch = async (input, init) => {
      if (!String(input).endsWith("/oauth/oauth2/token")) return fetch(input, init);
      // A frozen process wakes: its lease ran out, and the pair it presents was replaced by somebody else.
      install.clock.advance(60_000);
      await createTokenSource(install.anotherProcess(), memberId).accessToken();
      return fetch(input, init);
    };
    const token = await createTokenSource(
      { ...install.anotherProcess(), fetch: late },
      memberId,
    ).accessToken();
    expect(install.sandbox.cloud.grantOf(token)).not.toBeNull();
    expect((await state()).state).toBe("active");
  });

  it("believes no refusal of a pair that a new connection has replaced meanwhile (T5, one of 24 cases)", async () => {
    install.clock.advance(hourMs);
    const late: typeof fetch = async (input, init) => {
      if (!String(input).endsWith("/oauth/oauth2/token")) return fetch(input, init);
      install.sandbox.cloud.revoke(userId);
      await install.connect(memberId, userId);
      return fetch(input, init);
    };
    const token = await createTokenSource(
      { ...install.anotherProcess(), fetch: late },
      memberId,
    ).accessToken();
    expect(install.sandbox.cloud.grantOf(token)).not.toBeNull();
    expect((await state()).state).toBe("active");
  });

  it("keeps the connection when the app's secret is wrong, and says so (T5, one of 24 cases)", async () => {
    install.clock.advance(hourMs);
    const { cloud } = install.sandbox;
    const app = cloud.app("test-client");
    if (!app) throw new Error("the app is registered");
    cloud.registerApp({ ...app, clientSecret: "changed at WHOOP" });
    await expect(createTokenSource(install.ctx, memberId).accessToken()).rejects.toMatchObject({
      isWrongClient: true,
    });
    expect((await state()).state).toBe("active");
    cloud.registerApp(app);
  });

  it("asks for a reconnect when the grant is dead, and everything stored stays", async () => {
    install.sandbox.cloud.revoke(userId);
    install.clock.advance(hourMs);
    await expect(createTokenSource(install.ctx, memberId).accessToken()).rejects.toBeInstanceOf(
      NotConnectedError,
    );
    expect(await state()).toMatchObject({ state: "reconnect" });
    const before = refreshes();
    await expect(createTokenSource(install.ctx, memberId).accessToken()).rejects.toBeInstanceOf(
      NotConnectedError,
    );
    expect(refreshes()).toBe(before);
    expect(await install.connect(memberId, userId)).toMatchObject({ step: "accepted" });
    expect(await state()).toMatchObject({ state: "active", stateReason: null });
  });

  /** Tries to use the connection, as every request does, while the token endpoint answers like this. */
  const tryWith = (answer: () => Response | Promise<Response>) => {
    install.clock.advance(hourMs);
    const fetch = answering("/oauth/oauth2/token", answer);
    return createTokenSource({ ...install.ctx, fetch }, memberId)
      .accessToken()
      .catch((error: unknown) => error);
  };

  it.each([
    ["invalid_request", refusal(400, "invalid_request")],
    ["unauthorized_client", refusal(400, "unauthorized_client")],
    ["invalid_client", refusal(401, "invalid_client")],
    ["an empty 400", text(400, "")],
    ["a page that forbids", text(403, "<html>Forbidden</html>", { "content-type": "text/html" })],
    ["a 401 with a page", text(401, "<html>No</html>", { "content-type": "text/html" })],
    ["nothing there", text(404, "Not Found")],
    ["an answer that holds no tokens", text(200, '{"error":"invalid_grant"}')],
  ])(
    "is called lost after five refusals in a row by %s, keeps its tokens, and heals by an hourly try (T5)",
    async (name, answer) => {
      await install.db.syncRun.deleteMany({ where: { memberId } });
      const before = await state();
      for (let refused = 1; refused <= 4; refused += 1) {
        expect(await tryWith(answer)).not.toBeInstanceOf(NotConnectedError);
        expect(await state()).toMatchObject({ state: "active", refreshRefusals: refused });
      }
      expect(await tryWith(answer)).toBeInstanceOf(NotConnectedError);
      const lost = await state();
      expect(lost).toMatchObject({
        state: "reconnect",
        accessTokenEncrypted: before.accessTokenEncrypted,
        refreshTokenEncrypted: before.refreshTokenEncrypted,
        generation: before.generation,
      });
      if (name === "invalid_client") expect(lost.stateReason).toContain("check client id and secret");

      const asked = refreshes();
      await retryRefused(install.ctx);
      expect(await tryWith(() => fetch(`${install.sandbox.url}/never`))).toBeInstanceOf(NotConnectedError);
      expect(refreshes()).toBe(asked);

      const stillRefused = { ...install.ctx, fetch: answering("/oauth/oauth2/token", answer) };
      await retryRefused(stillRefused);
      expect(await state()).toMatchObject({ state: "reconnect", refreshRefusals: 6 });
      await retryRefused(install.ctx);
      expect((await state()).state).toBe("reconnect");
      install.clock.advance(hourMs);
      await retryRefused(install.ctx);
      expect(await state()).toMatchObject({
        state: "active",
        stateReason: null,
        refreshRefusals: 0,
        nextRefreshAt: null,
      });
      await expect(createTokenSource(install.ctx, memberId).accessToken()).resolves.toBeTypeOf("string");
      const run = { memberId, state: "requested", trigger: "schedule" };
      expect(await install.db.syncRun.count({ where: run })).toBe(1);
    },
  );

  it("is called lost after a day of refusals, however few they were (T5)", async () => {
    await tryWith(text(403, ""));
    install.clock.advance(22 * hourMs);
    await tryWith(text(403, ""));
    expect((await state()).state).toBe("active");
    install.clock.advance(hourMs);
    await tryWith(text(403, ""));
    expect(await state()).toMatchObject({ state: "reconnect", refreshRefusals: 3 });
  });

  it("is not called lost by outages and limits, however many and however long, nor by refusals between successes (T5)", async () => {
    const passing = [
      text(429, ""),
      text(503, ""),
      text(500, ""),
      text(408, ""),
      refusal(400, "temporarily_unavailable"),
      refusal(500, "invalid_grant"),
      broken("ECONNRESET"),
      text(200, "<html>a captive portal</html>"),
    ];
    for (let day = 0; day < 3; day += 1) {
      for (const answer of passing) await tryWith(answer);
      install.clock.advance(24 * hourMs);
    }
    expect(await state()).toMatchObject({ state: "active", refreshRefusals: 0 });
    for (let round = 0; round < 4; round += 1) {
      for (let refused = 0; refused < 4; refused += 1) await tryWith(text(403, ""));
      await createTokenSource(install.ctx, memberId).accessToken();
    }
    expect(await state()).toMatchObject({ state: "active", refreshRefusals: 0, refreshRefusedSince: null });
  });

  it("is tried at once when the app's secret was entered again (T5)", async () => {
    for (let refused = 0; refused < 5; refused += 1) await tryWith(refusal(401, "invalid_client"));
    expect((await state()).state).toBe("reconnect");
    await saveWhoopApp(install.ctx, testApp);
    await retryRefused(install.ctx);
    expect((await state()).state).toBe("active");
  });

  it("is tried with the secret of the environment as soon as that is taken over (T5)", async () => {
    const { cloud } = install.sandbox;
    const app = cloud.app(testApp.clientId);
    if (!app) throw new Error("the app is registered");
    cloud.registerApp({ ...app, clientSecret: "changed at WHOOP" });
    for (let refused = 0; refused < 5; refused += 1) {
      install.clock.advance(hourMs);
      await createTokenSource(install.ctx, memberId)
        .accessToken()
        .catch(() => undefined);
    }
    expect((await state()).stateReason).toContain("check client id and secret");
    const environmentApp = { ...testApp, clientSecret: "changed at WHOOP" };
    await loadWhoopApp({ ...install.ctx, environmentApp }, "whoop");
    await retryRefused(install.ctx);
    expect((await state()).state).toBe("active");
    cloud.registerApp(app);
    await saveWhoopApp(install.ctx, testApp);
  });

  it("is not tried any more once WHOOP calls it revoked, nor after a disconnect", async () => {
    for (let refused = 0; refused < 5; refused += 1) await tryWith(text(403, ""));
    install.sandbox.cloud.revoke(userId);
    install.clock.advance(hourMs);
    await retryRefused(install.ctx);
    expect(await state()).toMatchObject({ state: "reconnect", nextRefreshAt: null });
    const asked = refreshes();
    install.clock.advance(2 * hourMs);
    await retryRefused(install.ctx);
    expect(refreshes()).toBe(asked);
    await install.connect(memberId, userId);
    for (let refused = 0; refused < 5; refused += 1) await tryWith(text(403, ""));
    await disconnect(install.ctx, { memberId });
    install.clock.advance(2 * hourMs);
    await retryRefused(install.ctx);
    expect((await state()).state).toBe("disconnected");
  });

  it("a refused refresh ends a run with one request, since it concerns every type", async () => {
    install.clock.advance(hourMs);
    let asked = 0;
    const refused = answering("/oauth/oauth2/token", () => {
      asked += 1;
      return new Response("", { status: 403 });
    });
    await install.db.syncRun.deleteMany({ where: { memberId } });
    const { runId } = await requestRun(install.ctx, { memberId, kind: "light", trigger: "user" });
    expect(await runNext({ ...install.ctx, fetch: refused }, memberId, { runId })).toMatchObject({
      state: "failed",
    });
    expect(asked).toBe(1);
  });

  it.each([1e13, -1, "soon", null, 0])(
    "is stored whatever WHOOP says of its life: %j",
    async (expires_in) => {
      install.clock.advance(hourMs);
      const odd = changing("/oauth/oauth2/token", (grant) => ({ ...grant, expires_in }));
      const token = await createTokenSource({ ...install.ctx, fetch: odd }, memberId).accessToken();
      expect(install.sandbox.cloud.grantOf(token)).not.toBeNull();
      const { accessExpiresAt } = await state();
      const lifeMs = (accessExpiresAt?.getTime() ?? 0) - install.clock.now().getTime();
      expect(lifeMs).toBeGreaterThanOrEqual(60_000);
      expect(lifeMs).toBeLessThanOrEqual(24 * hourMs);
      expect(await createTokenSource(install.anotherProcess(), memberId).accessToken()).toBeTypeOf("string");
    },
  );

  it("an answer lost on the way costs one reconnect and presents the spent token once more at most (T4)", async () => {
    install.clock.advance(hourMs);
    install.sandbox.cloud.setFaults([{ kind: "lost-answer", path: "/oauth/oauth2/token", times: 1 }]);
    const before = refreshes();
    await expect(createTokenSource(install.ctx, memberId).accessToken()).rejects.toThrow();
    await expect(createTokenSource(install.ctx, memberId).accessToken()).rejects.toBeInstanceOf(
      NotConnectedError,
    );
    expect(refreshes() - before).toBe(2);
    expect(await state()).toMatchObject({ state: "reconnect" });
  });

  it("a process that died during its refresh is replaced when its lease runs out", async () => {
    install.clock.advance(hourMs);
    await install.db.connection.update({
      where: { memberId },
      data: { refreshHolder: "dead", refreshLeaseUntil: new Date(install.clock.now().getTime() + 45_000) },
    });
    const before = install.clock.now();
    await expect(createTokenSource(install.ctx, memberId).accessToken()).resolves.toBeTypeOf("string");
    expect(install.clock.now().getTime() - before.getTime()).toBeGreaterThanOrEqual(45_000);
  });

  it(`disconnecting wins against a refresh in flight, ${timesOf(2_000)} of ${timesOf(2_000)}, and the grant is given back (T6)`, async () => {
    const random = new Random(6);
    for (let race = 0; race < timesOf(2_000); race += 1) {
      install.clock.advance(hourMs);
      // Before the request leaves, when WHOOP has answered, or anywhere while the new pair is being stored.
      const moment = (["before", "answered", "storing"] as const)[random.integer(0, 2)];
      let disconnected: Promise<void> = Promise.resolve();
      const strike = () => {
        disconnected = disconnect(install.anotherProcess(), { memberId });
        return disconnected;
      };
      const racing: typeof fetch = async (input, init) => {
        if (!String(input).endsWith("/oauth/oauth2/token")) return fetch(input, init);
        if (moment === "before") await strike();
        const answer = await fetch(input, init);
        if (moment === "answered") await strike();
        // Not waited for: it runs into the storing of the new pair.
        if (moment === "storing") void strike();
        return answer;
      };
      const ctx = { ...install.anotherProcess(), fetch: racing };
      const outcome = await createTokenSource(ctx, memberId)
        .accessToken()
        .catch((error: unknown) => error);
      await disconnected;
      if (moment !== "storing") expect(outcome).toBeInstanceOf(NotConnectedError);
      await revokeGivenUp(install.ctx);
      expect(await state()).toMatchObject({
        state: "disconnected",
        accessTokenEncrypted: null,
        refreshTokenEncrypted: null,
      });
      expect(install.sandbox.cloud.grants.connects(userId, "test-client")).toBe(false);
      await install.connect(memberId, userId);
    }
  });

  it("a flipped bit in the stored token stops this connection and nothing else (T8)", async () => {
    const { accessTokenEncrypted } = await state();
    const flipped = `${accessTokenEncrypted?.slice(0, -2)}${accessTokenEncrypted?.endsWith("AA") ? "BB" : "AA"}`;
    await install.db.connection.update({ where: { memberId }, data: { accessTokenEncrypted: flipped } });
    await expect(createTokenSource(install.ctx, memberId).accessToken()).rejects.toThrow(
      /could not be opened/,
    );
  });
});
