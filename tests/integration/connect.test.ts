import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginConnect, disconnect, finishConnect } from "#sync/connect.ts";
import { revokeGivenUp, settleAttempts } from "#sync/settle.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { consent, createTestInstall, type TestInstall } from "../support/test-install.ts";

describe.each(databaseKinds)("connecting (%s database)", (kind) => {
  let install: TestInstall;
  beforeAll(async () => {
    install = await createTestInstall(kind);
  });
  afterAll(() => install.stop());

  const tokenRequests = () => install.sandbox.cloud.requestCount("/oauth/oauth2/token");
  const finish = (
    params: URLSearchParams,
    endedBy: "browser" | "cli" = "cli",
    browserSecret: string | null = null,
  ) => finishConnect(install.ctx, { params, endedBy, browserSecret });

  it("stores the account, seals the tokens and asks for a first sync", async () => {
    const { memberId, userId } = await install.addMember("ada", { records: {} });
    await install.connect(memberId, userId);
    const connection = await install.db.connection.findUniqueOrThrow({ where: { memberId } });
    expect(connection).toMatchObject({ state: "active", whoopUserId: BigInt(userId), cloud: "whoop" });
    const issued = install.sandbox.cloud.grants.dump();
    for (const column of [connection.accessTokenSealed, connection.refreshTokenSealed])
      expect(column).toMatch(/^v1\./);
    expect(JSON.stringify(issued)).not.toContain(connection.accessTokenSealed);
    expect(await install.db.syncRun.count({ where: { memberId, state: "requested" } })).toBe(1);
  });

  it("refuses another account than the one whose data is stored, and changes nothing", async () => {
    const { memberId, userId } = await install.addMember("bob", { records: {} });
    await install.connect(memberId, userId);
    const before = await install.db.connection.findUniqueOrThrow({ where: { memberId } });
    const stranger = install.sandbox.cloud.addMember({ records: {} });
    expect(await install.connect(memberId, stranger.userId)).toMatchObject({
      step: "refused",
      problem: expect.stringContaining("another WHOOP account"),
    });
    expect(await install.db.connection.findUniqueOrThrow({ where: { memberId } })).toEqual(before);
  });

  it("refuses an account that is connected to another member", async () => {
    const { memberId, userId } = await install.addMember("cleo", { records: {} });
    await install.connect(memberId, userId);
    const { memberId: second } = await install.addMember("dan", { records: {} });
    expect(await install.connect(second, userId)).toMatchObject({
      step: "refused",
      problem: expect.stringContaining("another member"),
    });
  });

  it("uses a state once: the second answer is refused without a token request", async () => {
    const { memberId, userId } = await install.addMember("eve", { records: {} });
    const { authorizeUrl } = await beginConnect(install.ctx, {
      memberId,
      begunBy: "cli",
      browserSecret: null,
    });
    const params = await consent(authorizeUrl, userId);
    await finish(params);
    const before = tokenRequests();
    await expect(finish(params)).rejects.toMatchObject({ code: "used" });
    expect(tokenRequests()).toBe(before);
  });

  it(`makes no token request for ${timesOf(1_000)} forged answers, nor for expired, foreign or denied ones (T10)`, async () => {
    const { memberId, userId } = await install.addMember("finn", { records: {} });
    const before = tokenRequests();
    for (let forged = 0; forged < timesOf(1_000); forged += 1) {
      await expect(
        finish(new URLSearchParams({ state: `forged-state-${forged}`, code: "x" })),
      ).rejects.toMatchObject({ code: "unknown-state" });
    }
    const begin = (begunBy: "browser" | "cli", browserSecret: string | null) =>
      beginConnect(install.ctx, { memberId, begunBy, browserSecret });
    const ofBrowser = await consent((await begin("browser", "cookie")).authorizeUrl, userId);
    await expect(finish(ofBrowser, "browser", "another cookie")).rejects.toMatchObject({
      code: "other-browser",
    });
    await expect(finish(ofBrowser, "browser", null)).rejects.toMatchObject({ code: "other-browser" });
    const ofTerminal = await consent((await begin("cli", null)).authorizeUrl, userId);
    await expect(finish(ofTerminal, "browser", null)).rejects.toMatchObject({ code: "begun-elsewhere" });
    const late = await consent((await begin("cli", null)).authorizeUrl, userId);
    install.clock.advance(11 * 60_000);
    await expect(finish(late)).rejects.toMatchObject({ code: "expired" });
    const denied = new URL((await begin("cli", null)).authorizeUrl).searchParams.get("state") ?? "";
    await expect(
      finish(new URLSearchParams({ state: denied, error: "access_denied" })),
    ).rejects.toMatchObject({ code: "denied" });
    expect(tokenRequests()).toBe(before);
  });

  it("no offline scope, dead after an hour: such a grant is refused at once", async () => {
    const { memberId, userId } = await install.addMember("gil", { records: {} });
    await expect(install.connect(memberId, userId, ["read:profile", "read:sleep"])).rejects.toMatchObject({
      code: "missing-scopes",
    });
  });

  it("treats one missing scope as one type that cannot be read", async () => {
    const { memberId, userId } = await install.addMember("hana", { years: 0.1, seed: 3 });
    await install.connect(memberId, userId, [
      "read:profile",
      "read:body_measurement",
      "read:cycles",
      "read:sleep",
      "read:recovery",
      "offline",
    ]);
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    expect(await install.db.connection.findUniqueOrThrow({ where: { memberId } })).toMatchObject({
      state: "active",
    });
    expect(
      await install.db.syncState.findUniqueOrThrow({
        where: { memberId_type: { memberId, type: "workouts" } },
      }),
    ).toMatchObject({ problemCode: "not-permitted" });
    expect(await install.db.sleep.count({ where: { memberId } })).toBeGreaterThan(20);
    expect(await install.db.workout.count({ where: { memberId } })).toBe(0);
  });

  it("keeps the data on disconnect, revokes at WHOOP, and knows the account again", async () => {
    const { memberId, userId } = await install.addMember("ivo", { years: 0.1, seed: 4 });
    await install.connect(memberId, userId);
    await install.sync(memberId);
    const stored = await install.db.cycle.count({ where: { memberId } });
    await disconnect(install.ctx, { memberId });
    await revokeGivenUp(install.ctx);
    expect(install.sandbox.cloud.requestCount("/developer/v2/user/access")).toBe(1);
    expect(await install.db.connection.findUniqueOrThrow({ where: { memberId } })).toMatchObject({
      state: "disconnected",
      accessTokenSealed: null,
      refreshTokenSealed: null,
    });
    expect(await install.db.cycle.count({ where: { memberId } })).toBe(stored);
    expect(await install.connect(memberId, userId)).toMatchObject({ step: "accepted" });
  });

  it("settles an attempt once, whoever gets there first", async () => {
    const { memberId, userId } = await install.addMember("jo", { records: {} });
    const { authorizeUrl } = await beginConnect(install.ctx, {
      memberId,
      begunBy: "cli",
      browserSecret: null,
    });
    await finish(await consent(authorizeUrl, userId));
    await Promise.all([settleAttempts(install.ctx), settleAttempts(install.anotherProcess())]);
    expect(await install.db.connection.findUniqueOrThrow({ where: { memberId } })).toMatchObject({
      generation: 1,
      state: "active",
    });
  });
});
