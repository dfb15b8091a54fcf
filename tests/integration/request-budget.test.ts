import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestBudget } from "#sync/request-budget.ts";
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

  it("uses 95 % of the limit or more in a long first sync and gets no 429 of its own", async () => {
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
