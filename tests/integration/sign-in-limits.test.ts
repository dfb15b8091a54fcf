import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TriedAccount } from "#auth/attempt-subjects.ts";
import { TooManyAttemptsError } from "#auth/errors.ts";
import { createKnownDevices } from "#auth/known-device.ts";
import { createOwner } from "#auth/owner.ts";
import { hashPassword, verifyPassword } from "#auth/password.ts";
import { signInWithPassword } from "#auth/sign-in.ts";
import { createThrottle, type Throttle } from "#auth/throttle.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { createTestDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";

const hourMs = 60 * 60_000;
const secretKey = "a secret key for tests, long enough";
const owner: TriedAccount = { memberId: 1 };

describe.each(databaseKinds)("sign-in attempts on the %s database", (kind) => {
  let test: TestDatabase;
  let db: Database;
  const clock = createFakeClock();
  let throttle: Throttle;

  beforeAll(async () => {
    test = await createTestDatabase(kind);
    db = openDatabase({ url: test.url });
    throttle = createThrottle(db, clock, secretKey);
  });
  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });
  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE members, sign_in_attempts RESTART IDENTITY CASCADE`;
  });

  /** How many of `tries` attempts are let through. */
  async function letThrough(tries: number, attempt: (index: number) => Promise<unknown>): Promise<number> {
    let passed = 0;
    for (let index = 0; index < tries; index += 1) {
      try {
        await attempt(index);
        passed += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(TooManyAttemptsError);
      }
    }
    return passed;
  }
  const unknown = (index: number): TriedAccount => ({ unknownName: `name ${index}` });
  const guessAtOwner = (address: string) => throttle.attempt({ address, account: owner });

  it("A3: are looked at 30 times in any hour from one address, whatever names they try", async () => {
    const passed = await letThrough(400, (index) => {
      clock.advance(hourMs / 401);
      return throttle.attempt({ address: "10.0.0.9", account: unknown(index) });
    });
    expect(passed).toBe(30);
  });

  it("A4: are looked at no more than 200 times an hour for one account from 1,000 addresses", async () => {
    const passed = await letThrough(250, (index) => guessAtOwner(`10.0.${index >> 8}.${index & 255}`));
    expect(passed).toBe(100);
  });

  it("are counted exactly when hundreds come at the same moment from several processes", async () => {
    const others = [openDatabase({ url: test.url }), openDatabase({ url: test.url })];
    const throttles = others.map((other) => createThrottle(other, clock, secretKey));
    const tries = Array.from({ length: 300 }, (_, index) =>
      throttles[index % 2]?.attempt({ address: "10.0.0.9", account: unknown(index) }),
    );
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
    for (const other of others) await other.$disconnect();
  });

  it("are remembered beyond the end of a process", async () => {
    await letThrough(30, () => guessAtOwner("10.0.0.9"));
    const afterRestart = createThrottle(db, clock, secretKey);
    await expect(afterRestart.attempt({ address: "10.0.0.9", account: owner })).rejects.toThrow(
      TooManyAttemptsError,
    );
  });

  it("keep a locked account locked under a flood of invented names from everywhere", async () => {
    await letThrough(100, (index) => guessAtOwner(`10.1.0.${index}`));
    const flood = await letThrough(500, (index) =>
      throttle.attempt({ address: `10.2.${index >> 8}.${index & 255}`, account: unknown(index) }),
    );
    expect(flood).toBe(500);
    expect(await letThrough(100, (index) => guessAtOwner(`10.3.0.${index}`))).toBe(0);
  });

  it("of invented names and addresses fill a fixed number of rows, under which no name or address can be read", async () => {
    await letThrough(100, (index) =>
      throttle.attempt({ address: `2001:db8:0:${index.toString(16)}::1`, account: unknown(index) }),
    );
    const subjects = (await db.signInAttempts.findMany()).map(({ subject }) => subject);
    for (const subject of subjects) expect(subject).toMatch(/^(address|unknown name) \d{1,5}$/);
  });

  it("at a name nobody has are locked like those at a name somebody has", async () => {
    const at = (account: TriedAccount, block: number) =>
      letThrough(150, (index) => throttle.attempt({ address: `10.${block}.0.${index}`, account }));
    expect(await at(owner, 1)).toBe(100);
    expect(await at({ unknownName: "Nobody" }, 2)).toBe(100);
  });

  it("from all addresses of one IPv6 line count as from one", async () => {
    const passed = await letThrough(100, (index) =>
      throttle.attempt({
        address: `2001:db8:7:9:${index.toString(16)}::${index.toString(16)}`,
        account: unknown(index),
      }),
    );
    expect(passed).toBe(30);
    await expect(
      throttle.attempt({ address: "2001:db8:7:a::1", account: unknown(0) }),
    ).resolves.toBeDefined();
  });

  it("A4: of a known device have an hour of their own while strangers guess at its account", async () => {
    await letThrough(150, (index) => guessAtOwner(`10.1.0.${index}`));
    await expect(guessAtOwner("10.0.0.9")).rejects.toThrow(TooManyAttemptsError);
    const passed = await letThrough(40, () =>
      throttle.attempt({ address: "10.1.0.1", account: owner, device: "a browser that was here" }),
    );
    expect(passed).toBe(30);
    await expect(guessAtOwner("10.0.0.9")).rejects.toThrow(TooManyAttemptsError);
  });

  it("give their place back when they succeed, and take none from an address when the account is full", async () => {
    const passed = await letThrough(200, async () => (await guessAtOwner("10.0.0.9")).release());
    expect(passed).toBe(200);
    await letThrough(100, (index) => guessAtOwner(`10.1.0.${index}`));
    await letThrough(50, () => guessAtOwner("10.0.0.9"));
    await expect(throttle.attempt({ address: "10.0.0.9", account: unknown(1) })).resolves.toBeDefined();
  });

  it("say when the next one is looked at, and then it is", async () => {
    const few = createThrottle(db, clock, secretKey, { perAddress: 2, perAccount: 10 });
    const attempt = () => few.attempt({ address: "a", account: owner });
    await attempt();
    clock.advance(10 * 60_000);
    await attempt();
    await expect(attempt()).rejects.toThrow(expect.objectContaining({ retryAfterMs: 50 * 60_000 }));
    clock.advance(50 * 60_000);
    await expect(attempt()).resolves.toBeDefined();
  });

  it("written before the clock was set back by years do not count", async () => {
    const tenYearsMs = 10 * 365 * 24 * hourMs;
    clock.advance(tenYearsMs);
    await letThrough(30, () => guessAtOwner("10.0.0.9"));
    clock.advance(-tenYearsMs);
    expect(await letThrough(40, () => guessAtOwner("10.0.0.9"))).toBe(30);
  });

  it("with a name no member can have are refused without being counted", async () => {
    await createOwner(db, { name: "Ada", password: "lantern copper river" });
    const devices = createKnownDevices(secretKey, clock);
    for (const name of ["", " ", "x".repeat(81), "A\u0000da", "Ada\u200b", "\u0007"]) {
      const given = { name, password: "lantern copper river", address: "10.0.0.9", deviceMark: null };
      await expect(signInWithPassword(db, clock, { throttle, devices }, given)).rejects.toThrow(/A name has/);
    }
    expect(await db.signInAttempts.count()).toBe(0);
  });
});

describe("many who sign in at the same time", () => {
  it("tells strangers to come again when a crowd of them waits, and lets a known device past them", async () => {
    const hash = await hashPassword("lantern copper river");
    const strangers = Array.from({ length: 70 }, () => verifyPassword(hash, "a guess"));
    const owner = verifyPassword(hash, "lantern copper river", { isKnownDevice: true });
    const answers = await Promise.allSettled(strangers);
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(refused.every((error) => error instanceof TooManyAttemptsError)).toBe(true);
    expect(answers.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(64);
    expect(await owner).toBe(true);
  });
});
