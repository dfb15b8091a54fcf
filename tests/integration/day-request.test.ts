import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, type Day, localDay, parseDay } from "#domain/day.ts";
import type { Clock } from "#lib/clock.ts";
import type { SyncContext } from "#sync/context.ts";
import { refreshDay } from "#sync/run/day-request.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { runNext } from "#sync/run/run-sync.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const hourMs = 3_600_000;

describe.each(databaseKinds)("a day that is opened (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;
  let web: SyncContext;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 0.2, seed: 11 }));
    await install.connect(memberId, userId);
    await install.sync(memberId);
    // The web process: while it waits, a worker of the same install looks for work.
    const worker = install.anotherProcess();
    web = {
      ...install.anotherProcess(),
      clock: workingWhileWaiting(install, () => runNext(worker, memberId)),
    };
  });
  afterAll(() => install.stop());
  beforeEach(async () => {
    await install.db.dayRequest.deleteMany();
    await install.db.syncRun.deleteMany();
  });

  const today = () => localDay(install.clock.now(), 0);
  const dayRuns = () => install.db.syncRun.count({ where: { memberId, trigger: "day" } });
  const yesterday = (): Day => addDays(today(), -1);
  const age = (day: Day, hours: number) =>
    install.db
      .$executeRaw`UPDATE cycles SET seen_at = ${new Date(install.clock.now().getTime() - hours * hourMs)}::timestamptz
      WHERE member_id = ${memberId} AND day = ${day}`;

  it("is answered at once while its data is younger than a day", async () => {
    expect(await refreshDay(web, { memberId, day: yesterday() })).toEqual({ stale: false, fetchedAt: null });
    expect(await dayRuns()).toBe(0);
  });

  it("is fetched first when its data is older than a day, by an interactive run for its window", async () => {
    await age(yesterday(), 25);
    const { stale, fetchedAt } = await refreshDay(web, { memberId, day: yesterday() });
    expect(stale).toBe(false);
    expect(fetchedAt).not.toBeNull();
    const cycle = await install.db.cycle.findFirstOrThrow({ where: { memberId, day: yesterday() } });
    expect(install.clock.now().getTime() - cycle.seenAt.getTime()).toBeLessThan(60_000);
    expect(await install.db.syncRun.findFirst()).toMatchObject({
      kind: "range",
      trigger: "day",
      state: "done",
    });
  });

  it("is fetched first when it is missing", async () => {
    await install.db.cycle.deleteMany({ where: { memberId, day: yesterday() } });
    expect(await refreshDay(web, { memberId, day: yesterday() })).toMatchObject({ stale: false });
    expect(await install.db.cycle.count({ where: { memberId, day: yesterday() } })).toBe(1);
  });

  it("is left to the schedules when it is older than a week, however old its data", async () => {
    const day = addDays(today(), -8);
    await age(day, 100);
    expect(await refreshDay(web, { memberId, day })).toEqual({ stale: false, fetchedAt: null });
    expect(await dayRuns()).toBe(0);
  });

  it("is asked for once, by however many requests at the same time", async () => {
    await age(yesterday(), 25);
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => refreshDay(web, { memberId, day: yesterday() })),
    );
    expect(opened.every(({ stale }) => !stale)).toBe(true);
    expect(await dayRuns()).toBe(1);
  });

  it("is asked for once in 15 minutes, even when WHOOP has nothing for it", async () => {
    const tomorrow = addDays(today(), 1);
    for (const expected of [1, 1]) {
      await refreshDay(web, { memberId, day: tomorrow });
      expect(await dayRuns()).toBe(expected);
    }
    install.clock.advance(16 * 60_000);
    await refreshDay(web, { memberId, day: tomorrow });
    expect(await dayRuns()).toBe(2);
  });

  it("is answered as stale after ten seconds when no worker takes it up", async () => {
    await age(yesterday(), 25);
    const before = install.clock.now().getTime();
    const alone = { ...install.anotherProcess(), clock: install.clock };
    expect(await refreshDay(alone, { memberId, day: yesterday() })).toEqual({ stale: true, fetchedAt: null });
    const waitedMs = install.clock.now().getTime() - before;
    expect(waitedMs).toBeGreaterThanOrEqual(10_000);
    expect(waitedMs).toBeLessThan(11_000);
  });

  it("is answered as stale when WHOOP is down, from what is stored", async () => {
    await age(yesterday(), 25);
    install.sandbox.cloud.setFaults([{ kind: "503" }]);
    expect(await refreshDay(web, { memberId, day: yesterday() })).toMatchObject({ stale: true });
    install.sandbox.cloud.setFaults([]);
  });

  it("is answered as stale at once when the grant is dead", async () => {
    await age(yesterday(), 25);
    await install.db.connection.update({ where: { memberId }, data: { state: "reconnect" } });
    expect(await refreshDay(web, { memberId, day: yesterday() })).toEqual({ stale: true, fetchedAt: null });
    expect(await dayRuns()).toBe(0);
    await install.db.connection.update({ where: { memberId }, data: { state: "active" } });
  });

  it("goes before a whole history that is being read for the same member", async () => {
    const day = parseDay(yesterday());
    await age(day, 25);
    const order: string[] = [];
    let asked = false;
    const worker = {
      ...install.anotherProcess(),
      fetch: async (...[input, init]: Parameters<typeof fetch>) => {
        // Somebody opens a day when the first long page is on its way.
        if (!asked && /workout/.test(String(input))) {
          asked = true;
          await requestRun(install.ctx, { memberId, kind: "light", trigger: "user" });
        }
        return fetch(input, init);
      },
    };
    const { runId } = await requestRun(install.ctx, { memberId, kind: "full", trigger: "schedule" });
    for (let turn = 0; turn < 6; turn += 1) {
      install.clock.advance(1_000);
      const outcome = await runNext(worker, memberId);
      if (outcome) order.push(`${outcome.runId === runId ? "full" : "user"} ${outcome.state}`);
    }
    expect(order).toEqual(["full interrupted", "user done", "full done"]);
  });
});

/** A clock on which every wait lets a worker finish its work first. */
function workingWhileWaiting(install: TestInstall, work: () => Promise<unknown>): Clock {
  let atWork: Promise<unknown> | null = null;
  return {
    now: () => install.clock.now(),
    sleep: async (ms, signal) => {
      atWork ??= work().finally(() => {
        atWork = null;
      });
      await atWork;
      await install.clock.sleep(ms, signal);
    },
  };
}
