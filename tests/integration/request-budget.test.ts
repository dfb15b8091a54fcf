import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestBudget } from "#sync/run/request-budget.ts";
import { RequestBudgetError } from "#whoop/errors.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

describe.each(databaseKinds)("the request budget (%s database)", (kind) => {
  let install: TestInstall;
  let appId: number;
  beforeAll(async () => {
    install = await createTestInstall(kind, { rate: "default" });
    appId = (await install.db.whoopApp.findFirstOrThrow()).id;
  });
  afterAll(() => install.stop());

  it("lets four processes take no more than a hundred requests in any sliding minute (S4)", async () => {
    const grantedAtMs: number[] = [];
    const processes = Array.from({ length: 4 }, () => createRequestBudget(install.anotherProcess(), appId));
    for (let round = 0; round < 75; round += 1) {
      await Promise.all(
        processes.map(async (budget) => {
          await budget.acquire("background");
          grantedAtMs.push(install.clock.now().getTime());
        }),
      );
      install.clock.advance(137);
    }
    grantedAtMs.sort((a, b) => a - b);
    const fullest = Math.max(
      ...grantedAtMs.map((from) => grantedAtMs.filter((at) => at >= from && at < from + 60_000).length),
    );
    expect(fullest).toBeLessThanOrEqual(100);
    expect(grantedAtMs).toHaveLength(300);
  });

  it("ends the wait with a time to resume when the day is spent", async () => {
    const now = install.clock.now();
    await install.db
      .$executeRaw`INSERT INTO request_ledger (app_id, at, count) VALUES (${appId}, date_trunc('second', ${new Date(now.getTime() - 3_600_000)}::timestamptz), 9900)`;
    await expect(createRequestBudget(install.ctx, appId).acquire("background")).rejects.toBeInstanceOf(
      RequestBudgetError,
    );
    await install.db.requestLedger.deleteMany();
  });

  it("is not blocked for years by a clock that stood in the future", async () => {
    const future = new Date(install.clock.now().getTime() + 10 * 365 * 86_400_000);
    await install.db.requestLedger.create({ data: { appId, at: future, count: 500 } });
    await expect(createRequestBudget(install.ctx, appId).acquire("background")).resolves.toBeUndefined();
    await install.db.requestLedger.deleteMany();
  });

  it("background requests of every process step back while somebody waits for one", async () => {
    const second = Math.floor(install.clock.now().getTime() / 1000) * 1000;
    await install.db.requestLedger.create({ data: { appId, at: new Date(second), count: 100 } });
    const order: string[] = [];
    const served = gate();
    const person = waitingAt(install, () => served.passed);
    const asked = createRequestBudget(person.ctx, appId)
      .acquire("interactive")
      .then(() => order.push("person"));
    await person.waits;
    // A slot has come free, and the person's process has not woken up for it yet.
    install.clock.advance(second + 61_600 - install.clock.now().getTime());
    const sync = waitingAt(install, async () => {
      served.open();
      await asked;
    });
    await createRequestBudget(sync.ctx, appId).acquire("background");
    order.push("sync");
    expect(order).toEqual(["person", "sync"]);
    await install.db.requestLedger.deleteMany();
  });

  it("long reading stops when less than a tenth of the day is left; new records and people are served on", async () => {
    const at = new Date(install.clock.now().getTime() - 3 * 3_600_000);
    await install.db.requestLedger.create({ data: { appId, at, count: 9_000 } });
    const long = createRequestBudget(install.ctx, appId, { work: "long" }).acquire("background");
    const stopped = await long.catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(RequestBudgetError);
    if (stopped instanceof RequestBudgetError)
      expect(stopped.resumeAt.getTime()).toBeGreaterThan(install.clock.now().getTime() + 20 * 3_600_000);
    await expect(createRequestBudget(install.ctx, appId).acquire("background")).resolves.toBeUndefined();
    await expect(createRequestBudget(install.ctx, appId).acquire("interactive")).resolves.toBeUndefined();
    await install.db.requestLedger.deleteMany();
  });

  it("a first sync that meets the reserve shows its first month, and its later light syncs go on meanwhile (S5)", async () => {
    const { memberId, userId } = await install.addMember("sam", { years: 3, seed: 6 });
    await install.connect(memberId, userId);
    await install.db.requestLedger.create({
      data: { appId, at: new Date(install.clock.now().getTime() - 3_600_000), count: 9_100 },
    });
    expect(await install.sync(memberId, { trigger: "connect" })).toMatchObject({ state: "paused" });
    const recent = await install.db.recovery.count({ where: { memberId } });
    expect(recent).toBeGreaterThan(20);
    install.clock.advance(30 * 60_000);
    expect(await install.sync(memberId, { trigger: "schedule" })).toMatchObject({ state: "done" });
    const [state] = await install.db.syncState.findMany({ where: { memberId, type: "recoveries" } });
    expect(install.clock.now().getTime() - (state?.lastSuccessAt?.getTime() ?? 0)).toBeLessThan(60_000);
    await install.db.requestLedger.deleteMany();
    install.clock.advance(25 * 3_600_000);
    await install.db.syncRun.updateMany({
      where: { memberId, state: "paused" },
      data: { resumeAt: install.clock.now() },
    });
    await install.sync(memberId, { kind: "full" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    install.clock.advance(120_000);
    await install.db.requestLedger.deleteMany();
  });

  it("uses 95 % of the limit or more in a long first sync and gets no 429 of its own (S4)", async () => {
    const { memberId, userId } = await install.addMember("robin", { years: 5, seed: 5 });
    await install.connect(memberId, userId);
    install.clock.advance(120_000);
    const { cloud } = install.sandbox;
    const before = cloud.stats.requests.length;
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    const sentAtMs = cloud.stats.requests.slice(before).map(({ at }) => Date.parse(at));
    // Whole hundreds, from the first request to the one that opens the next hundred.
    const counted = Math.floor((sentAtMs.length - 1) / 100) * 100;
    expect(counted).toBeGreaterThanOrEqual(300);
    const minutes = ((sentAtMs[counted] ?? 0) - (sentAtMs[0] ?? 0)) / 60_000;
    expect(counted / minutes).toBeGreaterThanOrEqual(95);
    expect(cloud.stats.rateLimited).toBe(0);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });
});

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/** A process whose first wait is over when `first` is; every later one moves the clock, as usual. */
function waitingAt(install: TestInstall, first: () => Promise<void>) {
  const begun = gate();
  let waited = false;
  const sleep = async (ms: number) => {
    if (waited) return install.clock.sleep(ms);
    waited = true;
    begun.open();
    await first();
  };
  return {
    ctx: { ...install.anotherProcess(), clock: { now: () => install.clock.now(), sleep } },
    waits: begun.passed,
  };
}
