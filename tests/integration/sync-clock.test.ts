import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SyncContext } from "#sync/context.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { runNext } from "#sync/run/run-sync.ts";
import { createTimetable } from "#worker/timetable.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { expectedDays } from "../support/expected-days.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { databaseKinds } from "../support/postgres.ts";
import { storedDays } from "../support/stored-days.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const yearMs = 365.25 * dayMs;

describe.each(databaseKinds)("time that does not behave (%s database)", (kind) => {
  let install: TestInstall;
  // A leap day lies within the records.
  beforeAll(async () => {
    install = await createTestInstall(kind, { startAt: "2024-03-08T12:00:00Z" });
  });
  afterAll(() => install.stop());

  it.each(["-12:00", "-09:30", "-05:00", "+00:00", "+01:00", "+05:45", "+12:45", "+13:00", "+14:00"])(
    "every record keeps the day of its own offset %s, over a leap day (S11)",
    async (offset) => {
      const { memberId, userId } = await install.addMember(`at ${offset}`, { years: 0.08, seed: 19, offset });
      await install.connect(memberId, userId);
      await install.sync(memberId);
      const stored = await storedDays(install.db, memberId);
      expect(stored).toEqual(expectedDays(install.sandbox.cloud.records(userId)));
      expect(Object.values(stored.cycles)).toContain("2024-02-29");
    },
  );

  it("a record whose offset changed with the season moves to the day of the new one (S11)", async () => {
    const { memberId, userId } = await install.addMember("season", {
      years: 0.08,
      seed: 23,
      offset: "+01:00",
    });
    await install.connect(memberId, userId);
    await install.sync(memberId);
    const { sleep } = install.sandbox.cloud.records(userId);
    install.clock.advance(60_000);
    for (const record of sleep.slice(0, 4)) {
      const changed = { ...record, timezone_offset: "+14:00" };
      install.sandbox.cloud.mutate(userId, { kind: "put", collection: "sleep", record: changed });
    }
    await install.sync(memberId, { kind: "deep" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    expect(await storedDays(install.db, memberId)).toEqual(
      expectedDays(install.sandbox.cloud.records(userId)),
    );
  });

  it.each([
    ["an hour forward", hourMs],
    ["an hour back", -hourMs],
    ["a day forward", dayMs],
    ["a day back", -dayMs],
    ["ten years forward", 10 * yearMs],
    ["ten years back", -10 * yearMs],
  ])(
    "a clock that was set %s and right again costs no record and no connection (S11)",
    async (name, stepMs) => {
      const { memberId, userId } = await install.addMember(`clock ${name}`, { years: 0.15, seed: 29 });
      await install.connect(memberId, userId);
      await install.sync(memberId);
      const wrong: SyncContext = {
        ...install.anotherProcess(),
        clock: {
          now: () => new Date(install.clock.now().getTime() + stepMs),
          sleep: (ms, signal) => install.clock.sleep(ms, signal),
        },
      };
      install.clock.advance(6 * hourMs);
      for (const kind of ["light", "deep"] as const) {
        await requestRun(wrong, { memberId, kind, trigger: "user" });
        await runNext(wrong, memberId);
        install.clock.advance(hourMs);
      }
      for (const kind of ["light", "full"] as const) {
        // A lease from the future is not honoured; one from the past has run out.
        install.clock.advance(hourMs);
        expect(await install.sync(memberId, { kind })).toMatchObject({ state: "done" });
      }
      await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
      expect(await install.db.connection.findUniqueOrThrow({ where: { memberId } })).toMatchObject({
        state: "active",
      });
    },
  );
});

describe.each(databaseKinds)("the daily run where the clocks change (%s database)", (kind) => {
  it.each([
    ["spring", "2026-03-25T12:00:00Z"],
    ["autumn", "2026-10-21T12:00:00Z"],
  ])("happens once a day, also on the day of the change in %s (S11)", async (_, startAt) => {
    const install = await createTestInstall(kind, { startAt });
    try {
      const { memberId, userId } = await install.addMember("robin", { records: {} });
      await install.connect(memberId, userId);
      const clock = createFakeClock(startAt);
      // At half past two the clock goes from two to three, or strikes twice.
      const env = { syncSchedule: "30 2 * * *", syncHour: 4, timeZone: "Europe/Berlin" };
      const asked = new Map<string, number>();
      const local = new Intl.DateTimeFormat("sv", { timeZone: env.timeZone });
      await install.db.syncRun.deleteMany();
      const ctx = { ...install.ctx, clock };
      for (let look = 0; look < 8 * 4; look += 1) {
        // The machine wakes four times a day, and each time the worker makes up what it slept through.
        const timetable = createTimetable(ctx, env);
        await timetable.follow();
        await timetable.stop();
        for (const run of await install.db.syncRun.findMany({ where: { state: "requested" } })) {
          const key = `${run.kind} ${local.format(clock.now())}`;
          asked.set(key, (asked.get(key) ?? 0) + 1);
        }
        await install.db.syncRun.updateMany({ data: { state: "done", finishedAt: clock.now() } });
        clock.advance(6 * hourMs);
      }
      const counts = [...asked].filter(([key]) => key.startsWith("deep"));
      expect(counts.length).toBeGreaterThanOrEqual(7);
      expect(new Set(counts.map(([, count]) => count))).toEqual(new Set([1]));
    } finally {
      await install.stop();
    }
  });
});
