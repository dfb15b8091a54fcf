import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadProfile } from "#queries/status/profile.ts";
import { completeConnections, revokeGivenUp } from "#sync/connection/complete-connection.ts";
import { beginConnect, disconnect, finishConnect, loadAttempt } from "#sync/connection/connect.ts";
import { prune } from "#sync/prune.ts";
import { runNext } from "#sync/run/run-sync.ts";
import { exchangeCode, requestedScopes } from "#whoop/oauth.ts";
import { answering, changing } from "../support/changed-answers.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import {
  consent,
  createTestInstall,
  redirectUri,
  type TestInstall,
  testApp,
} from "../support/test-install.ts";

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

  const begin = (memberId: number, begunBy: "browser" | "cli" = "cli", browserSecret: string | null = null) =>
    beginConnect(install.ctx, { memberId, begunBy, browserSecret });

  it("stores the account, encrypts the tokens and asks for a first sync", async () => {
    const { memberId, userId } = await install.addMember("ada", { records: {} });
    await install.connect(memberId, userId);
    const connection = await install.db.connection.findUniqueOrThrow({ where: { memberId } });
    expect(connection).toMatchObject({ state: "active", whoopUserId: BigInt(userId), cloud: "whoop" });
    const issued = install.sandbox.cloud.grants.dump();
    for (const column of [connection.accessTokenEncrypted, connection.refreshTokenEncrypted])
      expect(column).toMatch(/^v1\./);
    expect(JSON.stringify(issued)).not.toContain(connection.accessTokenEncrypted);
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
    const params = await consent((await begin(memberId)).authorizeUrl, userId);
    await finish(params);
    const before = tokenRequests();
    await expect(finish(params)).rejects.toMatchObject({ code: "used" });
    expect(tokenRequests()).toBe(before);
  });

  it("comes to the same end when a browser brings the same answer again, without a token request", async () => {
    const { memberId, userId } = await install.addMember("eva", { records: {} });
    const params = await consent((await begin(memberId, "browser", "cookie")).authorizeUrl, userId);
    const first = await finish(params, "browser", "cookie");
    const before = tokenRequests();
    expect(await finish(params, "browser", "cookie")).toEqual(first);
    await completeConnections(install.ctx);
    expect(await finish(params, "browser", "cookie")).toEqual(first);
    expect(tokenRequests()).toBe(before);
    expect(await loadAttempt(install.ctx, { ...first, memberId })).toMatchObject({ step: "accepted" });
  });

  it("comes to the same failure twice, too, and neither time asks WHOOP", async () => {
    const { memberId } = await install.addMember("fay", { records: {} });
    const { attemptId, authorizeUrl } = await begin(memberId, "browser", "cookie");
    const state = new URL(authorizeUrl).searchParams.get("state") ?? "";
    const params = new URLSearchParams({ state, error: "invalid_scope" });
    const before = tokenRequests();
    for (let time = 0; time < 2; time += 1)
      await expect(finish(params, "browser", "cookie")).rejects.toMatchObject({
        code: "invalid-scope",
        whoopCode: "invalid_scope",
      });
    expect(tokenRequests()).toBe(before);
    expect(await loadAttempt(install.ctx, { attemptId, memberId })).toMatchObject({
      step: "refused",
      problem: expect.stringContaining("invalid_scope"),
    });
  });

  it("exchanges a code once when the same answer comes twice at the same time", async () => {
    const { memberId, userId } = await install.addMember("gus", { records: {} });
    const params = await consent((await begin(memberId, "browser", "cookie")).authorizeUrl, userId);
    const before = tokenRequests();
    const [first, second] = await Promise.all([
      finish(params, "browser", "cookie"),
      finish(params, "browser", "cookie"),
    ]);
    expect(second).toEqual(first);
    expect(tokenRequests() - before).toBe(1);
  });

  it.each([
    ["access_denied", "denied"],
    ["ACCESS_DENIED", "denied"],
    ["invalid_scope", "invalid-scope"],
    ["request_forbidden", "request-forbidden"],
    ["invalid_state", "invalid-state"],
    ["invalid_request", "invalid-request"],
    ["unauthorized_client", "unauthorized-client"],
    ["server_error", "server-error"],
    ["temporarily_unavailable", "temporarily-unavailable"],
    ["something_new", "refused-by-whoop"],
  ])("tells WHOOP's code %s with its own words", async (error, code) => {
    const { memberId } = await install.addMember(`told ${error}`, { records: {} });
    const state = new URL((await begin(memberId)).authorizeUrl).searchParams.get("state") ?? "";
    await expect(finish(new URLSearchParams({ state, error }))).rejects.toMatchObject({
      code,
      whoopCode: error,
      message: expect.stringContaining(error),
    });
  });

  it.each(["<b>", "a b", "x".repeat(65), "constructor ", "__proto__;"])(
    "repeats nothing of an error that is no code: %j",
    async (error) => {
      const { memberId } = await install.addMember(`odd ${error}`, { records: {} });
      const state = new URL((await begin(memberId)).authorizeUrl).searchParams.get("state") ?? "";
      await expect(finish(new URLSearchParams({ state, error }))).rejects.toMatchObject({
        code: "refused-by-whoop",
        whoopCode: null,
      });
    },
  );

  it("tells what WHOOP's token endpoint says from an outage of it", async () => {
    const { memberId, userId } = await install.addMember("hal", { records: {} });
    const ended = async (answer: () => Response) => {
      const params = await consent((await begin(memberId)).authorizeUrl, userId);
      const ctx = { ...install.ctx, fetch: answering("/oauth/oauth2/token", answer) };
      return finishConnect(ctx, { params, endedBy: "cli", browserSecret: null }).catch((e: unknown) => e);
    };
    expect(await ended(() => Response.json({ error: "invalid_grant" }, { status: 400 }))).toMatchObject({
      code: "invalid-code",
      whoopCode: "invalid_grant",
    });
    expect(await ended(() => Response.json({ error: "invalid_client" }, { status: 401 }))).toMatchObject({
      code: "wrong-client",
    });
    expect(await ended(() => new Response("", { status: 503 }))).toMatchObject({ code: "server-error" });
    expect(await ended(() => new Response("", { status: 429 }))).toMatchObject({
      code: "temporarily-unavailable",
    });
    expect(await ended(() => new Response("<html>", { status: 200 }))).toMatchObject({
      code: "server-error",
    });
    expect(await ended(() => new Response("", { status: 400 }))).toMatchObject({ code: "refused-by-whoop" });
  });

  it.each([
    ["without a scope", (grant: Record<string, unknown>) => ({ ...grant, scope: undefined })],
    [
      "with nothing that is a scope of WHOOP's",
      (grant: Record<string, unknown>) => ({
        ...grant,
        scope: encodeURIComponent(requestedScopes.join(" ")),
      }),
    ],
    ["with commas", (grant: Record<string, unknown>) => ({ ...grant, scope: requestedScopes.join(",") })],
    [
      "with everything but offline",
      (grant: Record<string, unknown>) => ({
        ...grant,
        scope: requestedScopes.filter((scope) => scope !== "offline").join(" "),
      }),
    ],
    [
      "with what no database can keep",
      (grant: Record<string, unknown>) => ({
        ...grant,
        scope: `${requestedScopes.join(" ")} \u0000 \ud83c`,
        expires_in: 1e13,
      }),
    ],
  ])("is made with a token answer %s, as long as there is a refresh token", async (name, change) => {
    const { memberId, userId } = await install.addMember(`scopes ${name}`, { years: 0.05, seed: 5 });
    const params = await consent((await begin(memberId)).authorizeUrl, userId);
    const ctx = { ...install.ctx, fetch: changing("/oauth/oauth2/token", change) };
    await finishConnect(ctx, { params, endedBy: "cli", browserSecret: null });
    await completeConnections(install.ctx);
    const connection = await install.db.connection.findUniqueOrThrow({ where: { memberId } });
    expect(connection.state).toBe("active");
    expect(connection.scopes.toSorted()).toEqual(requestedScopes.toSorted());
    const lifeMs = (connection.accessExpiresAt?.getTime() ?? 0) - install.clock.now().getTime();
    expect(lifeMs).toBeLessThanOrEqual(24 * 3_600_000);
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
  });

  it.each([
    ["no e-mail and a null for a name", { first_name: "Ann", last_name: null }, "Ann"],
    ["nothing but the number", {}, null],
    ["names of a wrong type", { email: 7, first_name: ["A"], last_name: {} }, null],
  ])("is made with a profile of %s, and so is every sync after it", async (name, profile, firstName) => {
    const { memberId, userId } = await install.addMember(`profile ${name}`, { years: 0.05, seed: 6 });
    const params = await consent((await begin(memberId)).authorizeUrl, userId);
    await finish(params);
    const ctx = {
      ...install.ctx,
      fetch: answering("/developer/v2/user/profile/basic", () =>
        Response.json({ user_id: userId, ...profile }),
      ),
    };
    await completeConnections(ctx);
    expect(await install.db.connection.findUnique({ where: { memberId } })).toMatchObject({
      state: "active",
      whoopUserId: BigInt(userId),
    });
    await runNext(ctx, memberId);
    expect(await install.db.profile.findUnique({ where: { memberId } })).toMatchObject({
      firstName,
      email: null,
      lastName: null,
    });
    expect(await install.db.syncRun.findFirst({ where: { memberId } })).toMatchObject({ state: "done" });
    expect((await loadProfile(install.db, memberId)).member).toMatchObject({ firstName, email: null });
  });

  it("is refused in words when WHOOP does not tell whose account it is, and keeps no other waiting", async () => {
    const odd = await install.addMember("kim", { records: {} });
    const good = await install.addMember("lou", { records: {} });
    const attempts = [];
    for (const { memberId, userId } of [odd, good])
      attempts.push({
        memberId,
        ...(await finish(await consent((await begin(memberId)).authorizeUrl, userId))),
      });
    let asked = 0;
    const whose: typeof fetch = async (input, init) =>
      String(input).endsWith("/profile/basic") && asked++ === 0
        ? Response.json({ first_name: "Nobody" })
        : fetch(input, init);
    await completeConnections({ ...install.ctx, fetch: whose });
    const [first, second] = await Promise.all(attempts.map((each) => loadAttempt(install.ctx, each)));
    expect(first).toMatchObject({ step: "refused", problem: expect.stringContaining("whose account") });
    expect(second).toMatchObject({ step: "accepted" });
  });

  it("is not made by whoever is signed in as another account of the same browser, and stays open for its own", async () => {
    const { memberId, userId } = await install.addMember("mia", { records: {} });
    const { memberId: other } = await install.addMember("ned", { records: {} });
    const params = await consent((await begin(memberId, "browser", "cookie")).authorizeUrl, userId);
    const before = tokenRequests();
    const as = (accountId: number | null) =>
      finishConnect(install.ctx, { params, endedBy: "browser", browserSecret: "cookie", accountId });
    await expect(as(other)).rejects.toMatchObject({ code: "other-account" });
    expect(tokenRequests()).toBe(before);
    await as(memberId);
    await expect(as(other)).rejects.toMatchObject({ code: "other-account" });
  });

  it("tells its end again to its own account when the cookie is gone, and to nobody else", async () => {
    const { memberId, userId } = await install.addMember("oda", { records: {} });
    const params = await consent((await begin(memberId, "browser", "cookie")).authorizeUrl, userId);
    const as = (browserSecret: string | null, accountId: number | null) =>
      finishConnect(install.ctx, { params, endedBy: "browser", browserSecret, accountId });
    await expect(as(null, memberId)).rejects.toMatchObject({ code: "other-browser" });
    const first = await as("cookie", memberId);
    expect(await as(null, memberId)).toEqual(first);
    await expect(as(null, null)).rejects.toMatchObject({ code: "other-browser" });
    await expect(as("another", memberId)).rejects.toMatchObject({ code: "other-browser" });
  });

  it("keeps few attempts of a member however many are begun, and none for longer than a day", async () => {
    const { memberId, userId } = await install.addMember("pia", { records: {} });
    const mine = () => install.db.connectAttempt.count({ where: { memberId } });
    for (let time = 0; time < 40; time += 1) {
      install.clock.advance(1_000);
      const { authorizeUrl } = await begin(memberId, "browser", "cookie");
      const state = new URL(authorizeUrl).searchParams.get("state") ?? "";
      const denied = new URLSearchParams({ state, error: "access_denied" });
      if (time % 2 === 0) await finish(denied, "browser", "cookie").catch(() => undefined);
    }
    expect(await mine()).toBeLessThanOrEqual(10);
    install.clock.advance(1_000);
    await finish(await consent((await begin(memberId)).authorizeUrl, userId));
    install.clock.advance(25 * 3_600_000);
    await prune(install.ctx);
    expect(await mine()).toBe(0);
  });

  it("sends the hash of a verifier and keeps the verifier encrypted, for whichever process ends the attempt", async () => {
    const { memberId, userId } = await install.addMember("quin", { records: {} });
    const { attemptId, authorizeUrl } = await begin(memberId);
    expect(new URL(authorizeUrl).searchParams.get("code_challenge_method")).toBe("S256");
    const stored = await install.db.connectAttempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(stored.codeVerifierEncrypted).toMatch(/^v1\./);
    const params = await consent(authorizeUrl, userId);
    const answer = { params, endedBy: "cli", browserSecret: null } as const;
    await finishConnect(install.anotherProcess(), answer);
    await completeConnections(install.ctx);
    expect(await loadAttempt(install.ctx, { attemptId, memberId })).toMatchObject({ step: "accepted" });
    expect(await install.db.connectAttempt.findUnique({ where: { id: attemptId } })).toMatchObject({
      codeVerifierEncrypted: null,
    });
  });

  it("a code caught on its way is worth nothing without the verifier", async () => {
    const { memberId, userId } = await install.addMember("rex", { records: {} });
    const params = await consent((await begin(memberId)).authorizeUrl, userId);
    const stolen = { apiUrl: install.sandbox.url, app: testApp, redirectUri, code: params.get("code") ?? "" };
    for (const codeVerifier of [null, "guessed"])
      await expect(exchangeCode({ ...stolen, codeVerifier })).rejects.toMatchObject({ isDeadGrant: true });
  });

  it("is made at a server that knows nothing of verifiers", async () => {
    const { memberId, userId } = await install.addMember("sue", { records: {} });
    const plain = new URL((await begin(memberId)).authorizeUrl);
    plain.searchParams.delete("code_challenge");
    plain.searchParams.delete("code_challenge_method");
    const { attemptId } = await finish(await consent(plain.href, userId));
    await completeConnections(install.ctx);
    expect(await loadAttempt(install.ctx, { attemptId, memberId })).toMatchObject({ step: "accepted" });
  });

  it(`makes no token request for ${timesOf(1_000)} forged answers, nor for expired, foreign or denied ones (T10)`, async () => {
    const { memberId, userId } = await install.addMember("finn", { records: {} });
    const before = tokenRequests();
    for (let forged = 0; forged < timesOf(1_000); forged += 1) {
      await expect(
        finish(new URLSearchParams({ state: `forged-state-${forged}`, code: "x" })),
      ).rejects.toMatchObject({ code: "unknown-state" });
    }
    const ofBrowser = await consent((await begin(memberId, "browser", "cookie")).authorizeUrl, userId);
    await expect(finish(ofBrowser, "browser", "another cookie")).rejects.toMatchObject({
      code: "other-browser",
    });
    await expect(finish(ofBrowser, "browser", null)).rejects.toMatchObject({ code: "other-browser" });
    const ofTerminal = await consent((await begin(memberId)).authorizeUrl, userId);
    await expect(finish(ofTerminal, "browser", null)).rejects.toMatchObject({ code: "begun-elsewhere" });
    const late = await consent((await begin(memberId)).authorizeUrl, userId);
    install.clock.advance(11 * 60_000);
    await expect(finish(late)).rejects.toMatchObject({ code: "expired" });
    const denied = new URL((await begin(memberId)).authorizeUrl).searchParams.get("state") ?? "";
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
    expect(await install.sync(memberId)).toMatchObject({ state: "partial" });
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
      accessTokenEncrypted: null,
      refreshTokenEncrypted: null,
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
    await Promise.all([completeConnections(install.ctx), completeConnections(install.anotherProcess())]);
    expect(await install.db.connection.findUniqueOrThrow({ where: { memberId } })).toMatchObject({
      generation: 1,
      state: "active",
    });
  });
});
