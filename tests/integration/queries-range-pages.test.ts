import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { loadRange } from "#queries/days/range.ts";
import { loadHeartPage } from "#queries/pages/heart-page.ts";
import { loadRecoveryPage } from "#queries/pages/recovery-page.ts";
import { loadSleepPage } from "#queries/pages/sleep-page.ts";
import { createTestDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";
import { createMember, storeDays } from "./queries-store.ts";

const day = parseDay("2026-03-31");
const range = { from: addDays(day, -6), to: day };

describe.each(databaseKinds)("Pages over a range (%s)", (kind) => {
  let test: TestDatabase;
  let db: Database;
  let memberId: number;

  beforeAll(async () => {
    test = await createTestDatabase(kind);
    db = openDatabase({ url: test.url });
    memberId = await createMember(db, "runner");
    await storeDays(db, memberId, day, 80);
    const other = await createMember(db, "somebody else");
    await storeDays(db, other, addDays(day, 3), 40);
  });

  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  it("cover the member's own days, and nothing while nothing is stored", async () => {
    expect(await loadRange(db, { memberId, choice: { name: "7d" } })).toEqual(range);
    const empty = await createMember(db, "new");
    expect(await loadRange(db, { memberId: empty, choice: { name: "all" } })).toBeNull();
  });

  it("Recovery has its days, shares and the strain that was usual, the open day left out of statistics", async () => {
    const view = await loadRecoveryPage(db, { memberId, range, weekStart: 1 });
    expect(view.slots).toMatchObject({ stepDays: 1, count: 7 });
    expect(view.recovery.middle.at(-1)).toBe(70);
    expect(view.strain.middle.at(-1)).toBe(4.5);
    expect(view.openIndex).toBe(6);
    expect(view.shares).toEqual({ days: { green: 1, yellow: 6, red: 0 }, known: 7, of: 7 });
    // 79 finished days with strain 10, 11, 12 in turn.
    expect(view.usualStrain?.[0]).toEqual({ low: 10, median: 11, high: 12 });
    expect(view.quadrants.strain.at(-1)).toBeNull();
    expect(view.weekdays.every((level) => !level.known)).toBe(true);
  });

  it("Sleep has stages, need taken apart, shortfall and regularity", async () => {
    const view = await loadSleepPage(db, { memberId, range, weekStart: 1 });
    expect(view.stages.deepMin).toEqual(Array(7).fill(90));
    expect(view.averages.asleepMin).toEqual({ known: true, value: 450, n: 7 });
    expect(view.need).toEqual({
      day,
      baselineMin: 450,
      debtMin: 30,
      strainMin: 15,
      napMin: -15,
      needMin: 480,
      asleepMin: 450,
    });
    // Half an hour missing every night; the open day is not counted yet.
    expect(view.balanceMin).toEqual([...Array(6).fill(-30), null]);
    expect(view.debt.shortfallMin).toEqual({ known: true, value: 420, n: 13 });
    expect(view.debt.vendorMin).toBe(30);
    expect(view.regularity.index).toEqual({ known: true, value: 100, n: 27 });
    expect(view.usualBed).toMatchObject({ known: true, n: 7, value: { meanMin: 660 } });
    expect(view.naps).toEqual({ days: 0, totalMin: 0 });
  });

  it("Heart compares the level of 7 days with the 60 before, and a reading with the 30 before", async () => {
    const view = await loadHeartPage(db, { memberId, range, weekStart: 1 });
    // HRV goes 60, 61, 62, 63 in turn, 79 days of it before the last.
    const geometric = (values: number[]) =>
      Math.exp(values.reduce((sum, ms) => sum + Math.log(ms), 0) / values.length);
    expect(view.hrvLevelMs.at(-1)).toBeCloseTo(geometric([61, 62, 63, 60, 61, 62, 63]), 8);
    expect(view.hrvNow.state).toBe("inside");
    expect(view.vitals.restingBpm.usual.at(-1)?.mean).toBeCloseTo(50.5, 10);
    expect(view.vitals.skinTempC.summary.middle.at(-1)).toBeCloseTo(0, 10);
  });

  it("have an answer for days without records", async () => {
    const early = { from: parseDay("2020-01-01"), to: parseDay("2020-01-10") };
    const recovery = await loadRecoveryPage(db, { memberId, range: early, weekStart: 1 });
    expect(recovery.median.known).toBe(false);
    expect(recovery.recovery.middle).toEqual(Array(10).fill(null));
    const sleep = await loadSleepPage(db, { memberId, range: early, weekStart: 1 });
    expect(sleep.need).toBeNull();
    expect(sleep.debt.decayingMin).toBeNull();
    expect((await loadHeartPage(db, { memberId, range: early, weekStart: 1 })).hrvNow.state).toBeNull();
  });
});
