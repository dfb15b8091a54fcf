import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { disconnect } from "#sync/connect.ts";
import { createTokenSource, NotConnectedError } from "#sync/token-store.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { withDatabaseDown } from "./webhooks-support.ts";

const hourMs = 3_600_000;

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

  it.each(["500", "502-html", "503", "429", "reset"] as const)(
    "keeps the connection when the token endpoint answers with %s (T5)",
    async (fault) => {
      install.clock.advance(hourMs);
      install.sandbox.cloud.setFaults([{ kind: fault, path: "/oauth/oauth2/token" }]);
      await expect(createTokenSource(install.ctx, memberId).accessToken()).rejects.toThrow();
      expect((await state()).state).toBe("active");
      install.sandbox.cloud.setFaults([]);
      await expect(createTokenSource(install.ctx, memberId).accessToken()).resolves.toBeTypeOf("string");
    },
  );

  it("keeps the connection when the app's secret is wrong, and says so", async () => {
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

  it("disconnecting wins against a refresh in flight, and the new pair is given back (T6)", async () => {
    install.clock.advance(hourMs);
    const slow: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (String(input).endsWith("/oauth/oauth2/token")) await disconnect(install.ctx, { memberId });
      return answer;
    };
    await expect(
      createTokenSource({ ...install.ctx, fetch: slow }, memberId).accessToken(),
    ).rejects.toBeInstanceOf(NotConnectedError);
    expect(await state()).toMatchObject({ state: "disconnected" });
    expect(install.sandbox.cloud.grants.connects(userId, "test-client")).toBe(false);
  });

  it("a flipped bit in the stored token stops this connection and nothing else (T8)", async () => {
    const { accessTokenSealed } = await state();
    const flipped = `${accessTokenSealed?.slice(0, -2)}${accessTokenSealed?.endsWith("AA") ? "BB" : "AA"}`;
    await install.db.connection.update({ where: { memberId }, data: { accessTokenSealed: flipped } });
    await expect(createTokenSource(install.ctx, memberId).accessToken()).rejects.toThrow(
      /could not be opened/,
    );
  });
});
