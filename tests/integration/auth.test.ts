import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApiToken, listApiTokens, revokeApiToken } from "#auth/api-token.ts";
import { authorize, requireOwner, requireScope } from "#auth/authorize.ts";
import { NotPermittedError, SignInRequiredError, WrongCredentialsError } from "#auth/errors.ts";
import { createKnownDevices } from "#auth/known-device.ts";
import { accessibleMembers, createMember, listMembers, setPassword } from "#auth/members.ts";
import { createOwner, ensureOwnerFromEnv, setUpOwner } from "#auth/owner.ts";
import { createSession, endSession } from "#auth/session.ts";
import { issueSetupCode, issueSignInCode, redeemSetupCode, redeemSignInCode } from "#auth/setup-code.ts";
import { asksForName, signInWithCode, signInWithPassword } from "#auth/sign-in.ts";
import { createThrottle } from "#auth/throttle.ts";
import { chooseViewing, stopViewing } from "#auth/viewing.ts";
import { type Database, openDatabase } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { createTestDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";

const dayMs = 24 * 60 * 60_000;
const password = "lantern copper river";

describe.each(databaseKinds)("on the %s database", (kind) => {
  let test: TestDatabase;
  let db: Database;
  let nowMs = 0;
  const clock: Clock = {
    now: () => new Date(nowMs),
    sleep: () => Promise.reject(new Error("nobody waits here")),
  };
  const secretKey = "a secret key for tests, long enough";
  const devices = createKnownDevices(secretKey, clock);

  beforeAll(async () => {
    test = await createTestDatabase(kind);
    db = openDatabase({ url: test.url });
  });

  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  beforeEach(async () => {
    nowMs = Date.UTC(2026, 10, 21, 12);
    await db.$executeRaw`TRUNCATE members, one_time_codes, whoop_apps RESTART IDENTITY CASCADE`;
  });

  const withCookie = (token: string) => authorize(db, clock, { sessionToken: token, bearer: null });
  const withBearer = (token: string) => authorize(db, clock, { sessionToken: null, bearer: token });
  const addDemoMember = (managedById: number, name = "Demo") =>
    db.member.create({ data: { name, role: "member", demo: true, managedById } });

  describe("setting up", () => {
    it("A1: makes an owner with the code from the console, once", async () => {
      const code = (await issueSetupCode(db, clock)) ?? "";
      const owner = await setUpOwner(db, clock, { code, name: "Ada", password });
      expect(await listMembers(db)).toMatchObject([{ id: owner.id, name: "Ada", role: "owner" }]);
      await expect(setUpOwner(db, clock, { code, name: "Eve", password })).rejects.toThrow(/not valid/);
      expect(await issueSetupCode(db, clock)).toBeNull();
    });

    it("keeps the code when the password will not do", async () => {
      const code = (await issueSetupCode(db, clock)) ?? "";
      await expect(setUpOwner(db, clock, { code, name: "Ada", password: "short" })).rejects.toThrow(
        /too short/,
      );
      await expect(setUpOwner(db, clock, { code, name: "Ada", password })).resolves.toBeDefined();
    });

    it("refuses a code after 30 minutes, an older one, and one for signing in", async () => {
      const replaced = (await issueSetupCode(db, clock)) ?? "";
      const newest = (await issueSetupCode(db, clock)) ?? "";
      const signIn = await issueSignInCode(db, clock);
      expect(await redeemSetupCode(db, clock, replaced)).toBe(false);
      expect(await redeemSetupCode(db, clock, signIn)).toBe(false);
      nowMs += 30 * 60_000;
      expect(await redeemSetupCode(db, clock, newest)).toBe(false);
    });

    it("lets exactly one of twenty redeem a code at the same moment", async () => {
      await createOwner(db, { name: "Ada", password: null });
      const code = await issueSignInCode(db, clock);
      const answers = await Promise.all(Array.from({ length: 20 }, () => redeemSignInCode(db, clock, code)));
      expect(answers.filter(Boolean)).toHaveLength(1);
    });

    it("stores no code in readable form", async () => {
      const code = await issueSignInCode(db, clock);
      expect(JSON.stringify(await db.oneTimeCode.findMany())).not.toContain(code);
    });

    it("makes one owner when several programs try at once", async () => {
      const tries = ["Ada", "Eve", "Bob", "Zoe"].map((name) => createOwner(db, { name, password }));
      const settled = await Promise.allSettled(tries);
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await listMembers(db)).toHaveLength(1);
    });

    it("gives the owner made by the command line a password and a name", async () => {
      const { id } = await createOwner(db, { name: "owner", password: null });
      const code = (await issueSetupCode(db, clock)) ?? "";
      expect(await setUpOwner(db, clock, { code, name: "Ada", password })).toEqual({ id });
      expect(await listMembers(db)).toMatchObject([{ id, name: "Ada", role: "owner", hasPassword: true }]);
    });

    it("makes the owner from ADMIN_PASSWORD, and never changes a password that is there", async () => {
      expect(await ensureOwnerFromEnv(db, password)).toBe(true);
      expect(await ensureOwnerFromEnv(db, "another lantern river")).toBe(false);
      const throttle = createThrottle(db, clock, secretKey);
      const given = { name: null, password, address: "a", deviceMark: null };
      await expect(signInWithPassword(db, clock, { throttle, devices }, given)).resolves.toBeDefined();
    });
  });

  describe("signing in", () => {
    const signIn = (name: string | null, tried: string) =>
      signInWithPassword(
        db,
        clock,
        { throttle: createThrottle(db, clock, secretKey), devices },
        { name, password: tried, address: "a", deviceMark: null },
      );

    it("knows name and password, and asks for the name only where there are several", async () => {
      const { id } = await createOwner(db, { name: "Ada", password });
      expect(await asksForName(db)).toBe(false);
      const { session, account } = await signIn(null, password);
      expect(account).toBe("Ada");
      const { token } = session;
      expect(await withCookie(token)).toMatchObject({ accountId: id, memberId: id, role: "owner" });

      await createMember(db, { name: "Ben", password: "violet garden stone" });
      expect(await asksForName(db)).toBe(true);
      await expect(signIn(null, password)).rejects.toThrow(WrongCredentialsError);
      await expect(signIn("Ben", "violet garden stone")).resolves.toBeDefined();
    });

    it("A5: answers an unknown name, a wrong password and an account without one in the same words", async () => {
      const owner = await createOwner(db, { name: "Ada", password });
      await addDemoMember(owner.id);
      const answers = await Promise.allSettled([
        signIn("Nobody", password),
        signIn("Ada", "lantern copper rivet"),
        signIn("Demo", ""),
      ]);
      const messages = answers.map((answer) => (answer.status === "rejected" ? String(answer.reason) : "in"));
      expect(new Set(messages).size).toBe(1);
      expect(messages[0]).toContain("wrong");
    });

    it("signs the owner in with a code from the console, once", async () => {
      const { id } = await createOwner(db, { name: "Ada", password: null });
      const code = await issueSignInCode(db, clock);
      const { token } = (await signInWithCode(db, clock, code)).session;
      expect(await withCookie(token)).toMatchObject({ accountId: id });
      await expect(signInWithCode(db, clock, code)).rejects.toThrow(/not valid/);
    });
  });

  describe("sessions", () => {
    it("A6: have a new token of 256 bits each time, of which only the hash is stored", async () => {
      const { id } = await createOwner(db, { name: "Ada", password });
      const one = await createSession(db, clock, id);
      const two = await createSession(db, clock, id);
      expect(one.token).not.toBe(two.token);
      expect(Buffer.from(one.token, "base64url")).toHaveLength(32);
      expect(JSON.stringify(await db.session.findMany())).not.toContain(one.token);
    });

    it("end after 14 days without a visit", async () => {
      const { id } = await createOwner(db, { name: "Ada", password });
      const { token } = await createSession(db, clock, id);
      nowMs += 13 * dayMs;
      await withCookie(token);
      nowMs += 13 * dayMs;
      await withCookie(token);
      nowMs += 14 * dayMs;
      await expect(withCookie(token)).rejects.toThrow(SignInRequiredError);
    });

    it("end after 90 days even when visited daily", async () => {
      const { id } = await createOwner(db, { name: "Ada", password });
      const { token } = await createSession(db, clock, id);
      for (let day = 1; day < 90; day += 1) {
        nowMs += dayMs;
        await withCookie(token);
      }
      nowMs += dayMs;
      await expect(withCookie(token)).rejects.toThrow(SignInRequiredError);
    });

    it("begun before the clock was set back by years do not last for years", async () => {
      const { id } = await createOwner(db, { name: "Ada", password });
      const code = await issueSignInCode(db, clock);
      const { token } = await createSession(db, clock, id);
      nowMs -= 3 * 3_600_000;
      await expect(withCookie(token)).resolves.toBeDefined();
      nowMs -= 3650 * dayMs;
      await expect(withCookie(token)).rejects.toThrow(SignInRequiredError);
      expect(await redeemSignInCode(db, clock, code)).toBe(false);
    });

    it("end at once by logging out, in that browser alone", async () => {
      const { id } = await createOwner(db, { name: "Ada", password });
      const [here, there] = [await createSession(db, clock, id), await createSession(db, clock, id)];
      await endSession(db, here.token);
      await expect(withCookie(here.token)).rejects.toThrow(SignInRequiredError);
      await expect(withCookie(there.token)).resolves.toBeDefined();
    });

    it("end everywhere with a new password, and so do unused codes", async () => {
      const { id } = await createOwner(db, { name: "Ada", password });
      const { token } = await createSession(db, clock, id);
      const code = await issueSignInCode(db, clock);
      await setPassword(db, { memberId: id, password: "violet garden stone" });
      await expect(withCookie(token)).rejects.toThrow(SignInRequiredError);
      expect(await redeemSignInCode(db, clock, code)).toBe(false);
    });

    it.each(["", "x", "pk_x", "' OR 1=1 --", "a".repeat(10_000)])("are not had with %j", async (token) => {
      await expect(withCookie(token)).rejects.toThrow(SignInRequiredError);
      await expect(withBearer(token)).rejects.toThrow(SignInRequiredError);
    });
  });

  describe("looking at somebody", () => {
    it("lets an account look at itself and at the demo members it manages, at nobody else", async () => {
      const ada = await createOwner(db, { name: "Ada", password });
      const ben = await createMember(db, { name: "Ben", password: "violet garden stone" });
      const demo = await addDemoMember(ada.id);
      const { token } = await createSession(db, clock, ada.id);
      const look = (memberId: number) => chooseViewing(db, { token, accountId: ada.id, memberId });

      expect((await accessibleMembers(db, ada.id)).map(({ id }) => id)).toEqual([ada.id, demo.id]);
      expect(await look(demo.id)).toBe(true);
      expect(await withCookie(token)).toMatchObject({ accountId: ada.id, memberId: demo.id, demo: true });
      expect(await look(ben.id)).toBe(false);
      expect(await withCookie(token)).toMatchObject({ memberId: demo.id });
      expect((await accessibleMembers(db, ben.id)).map(({ id }) => id)).toEqual([ben.id]);
    });

    it("begins with the demo member while the account has no connection of its own", async () => {
      const ada = await createOwner(db, { name: "Ada", password });
      const demo = await addDemoMember(ada.id);
      const first = await createSession(db, clock, ada.id);
      expect(await withCookie(first.token)).toMatchObject({
        accountId: ada.id,
        memberId: demo.id,
        demo: true,
      });

      const app = await db.whoopApp.create({
        data: { cloud: "whoop", clientId: "a", clientSecretEncrypted: "", chosenAt: clock.now() },
      });
      await db.connection.create({
        data: {
          memberId: ada.id,
          appId: app.id,
          cloud: "whoop",
          whoopUserId: 7n,
          scopes: [],
          state: "active",
        },
      });
      const second = await createSession(db, clock, ada.id);
      expect(await withCookie(second.token)).toMatchObject({ memberId: ada.id, demo: false });
    });

    it("falls back to the account when the member looked at is no longer its own demo member", async () => {
      const ada = await createOwner(db, { name: "Ada", password });
      const demo = await addDemoMember(ada.id);
      const { token } = await createSession(db, clock, ada.id);
      await chooseViewing(db, { token, accountId: ada.id, memberId: demo.id });
      await db.member.update({ where: { id: demo.id }, data: { demo: false } });
      expect(await withCookie(token)).toMatchObject({ memberId: ada.id, demo: false });
    });

    it("stays signed in when the demo member looked at is removed", async () => {
      const ada = await createOwner(db, { name: "Ada", password });
      const demo = await addDemoMember(ada.id);
      const { token } = await createSession(db, clock, ada.id);
      await chooseViewing(db, { token, accountId: ada.id, memberId: demo.id });
      await stopViewing(db, { accountId: ada.id, memberId: demo.id });
      await db.member.delete({ where: { id: demo.id } });
      expect(await withCookie(token)).toMatchObject({ memberId: ada.id });
    });
  });

  describe("API tokens", () => {
    it("A8: are shown once, stored hashed, scoped, and end at once when revoked", async () => {
      const { id: memberId } = await createOwner(db, { name: "Ada", password });
      const made = await createApiToken(db, clock, { memberId, name: "script", scopes: ["read"] });
      expect(made.token).toMatch(/^pk_[\w-]{43}$/);
      expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(made.token);

      const viewer = await withBearer(made.token);
      expect(viewer).toMatchObject({ memberId, via: "token", scopes: ["read"] });
      expect(() => requireScope(viewer, "read")).not.toThrow();
      expect(() => requireScope(viewer, "write")).toThrow(NotPermittedError);

      expect(await revokeApiToken(db, clock, { memberId, id: made.id })).toBe(true);
      await expect(withBearer(made.token)).rejects.toThrow(SignInRequiredError);
      expect(await listApiTokens(db, memberId)).toMatchObject([{ name: "script", revokedAt: clock.now() }]);
    });

    it("are revoked by their own member alone", async () => {
      const ada = await createOwner(db, { name: "Ada", password });
      const ben = await createMember(db, { name: "Ben", password: "violet garden stone" });
      const made = await createApiToken(db, clock, { memberId: ada.id, name: "script", scopes: ["read"] });
      expect(await revokeApiToken(db, clock, { memberId: ben.id, id: made.id })).toBe(false);
      expect(await listApiTokens(db, ben.id)).toEqual([]);
      await expect(withBearer(made.token)).resolves.toBeDefined();
    });

    it("end by themselves when they were made to, and say so to whoever shows them", async () => {
      const { id: memberId } = await createOwner(db, { name: "Ada", password });
      const expiresAt = new Date(nowMs + 30 * dayMs);
      const made = await createApiToken(db, clock, {
        memberId,
        name: "a month",
        scopes: ["read"],
        expiresAt,
      });
      const forEver = await createApiToken(db, clock, { memberId, name: "for ever", scopes: ["read"] });
      nowMs += 30 * dayMs - 1;
      await expect(withBearer(made.token)).resolves.toBeDefined();
      nowMs += 1;
      await expect(withBearer(made.token)).rejects.toThrow("This API token has expired.");
      await expect(withBearer(made.token)).rejects.toThrow(SignInRequiredError);
      expect(await listApiTokens(db, memberId)).toMatchObject([{ expiresAt: null }, { expiresAt }]);
      nowMs += 3650 * dayMs;
      await expect(withBearer(forEver.token)).resolves.toBeDefined();
    });

    it("note their last use at most once a minute, also after the clock was set back", async () => {
      const { id: memberId } = await createOwner(db, { name: "Ada", password });
      const { token } = await createApiToken(db, clock, { memberId, name: "script", scopes: ["read"] });
      const lastUse = async () => {
        await withBearer(token);
        return (await listApiTokens(db, memberId))[0]?.lastUsedAt?.getTime();
      };
      const first = nowMs;
      expect(await lastUse()).toBe(first);
      nowMs += 59_999;
      expect(await lastUse()).toBe(first);
      nowMs += 1;
      expect(await lastUse()).toBe(first + 60_000);
      nowMs -= 3650 * dayMs;
      expect(await lastUse()).toBe(nowMs);
    });

    it("have the scope admin only when they are the owner's", async () => {
      const ada = await createOwner(db, { name: "Ada", password });
      const ben = await createMember(db, { name: "Ben", password: "violet garden stone" });
      const wanted = { name: "admin", scopes: ["admin"] } as const;
      await expect(createApiToken(db, clock, { memberId: ada.id, ...wanted })).resolves.toBeDefined();
      await expect(createApiToken(db, clock, { memberId: ben.id, ...wanted })).rejects.toThrow(
        /of the owner/,
      );
    });

    it("do not fall back to a cookie when they are wrong", async () => {
      const { id } = await createOwner(db, { name: "Ada", password });
      const { token } = await createSession(db, clock, id);
      const both = authorize(db, clock, { sessionToken: token, bearer: "pk_wrong" });
      await expect(both).rejects.toThrow(SignInRequiredError);
    });
  });

  describe("members", () => {
    it("have names of their own", async () => {
      await createOwner(db, { name: "Ada", password });
      const again = createMember(db, { name: " Ada ", password: "violet garden stone" });
      await expect(again).rejects.toThrow(/already a member named Ada/);
    });

    it.each(["", "   ", "a\u0000b", "tab\there", "\u202eevil", "x".repeat(81)])(
      "are not named %j",
      async (name) => {
        await expect(createMember(db, { name, password })).rejects.toThrow(/visible characters/);
      },
    );

    it("are not owners", async () => {
      await createOwner(db, { name: "Ada", password });
      const ben = await createMember(db, { name: "Ben", password: "violet garden stone" });
      const { token } = await createSession(db, clock, ben.id);
      const viewer = await withCookie(token);
      expect(() => requireOwner(viewer)).toThrow(NotPermittedError);
    });
  });
});
