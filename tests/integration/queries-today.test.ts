import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { loadToday } from "#queries/pages/today.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import { createTestDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";
import { at, createMember, cycleId, nightId, storeDays } from "./queries-store.ts";

const day = parseDay("2026-03-31");
const now = at(day, 9);

describe.each(databaseKinds)("Today (%s)", (kind) => {
  let test: TestDatabase;
  let db: Database;
  let memberId: number;

  beforeAll(async () => {
    test = await createTestDatabase(kind);
    db = openDatabase({ url: test.url });
    memberId = await createMember(db, "runner");
    await storeDays(db, memberId, day, 40);
    const other = await createMember(db, "somebody else");
    await storeDays(db, other, addDays(day, 3), 40);
  });

  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  it("belongs to the newest cycle's label, on the member's clock and never the server's", async () => {
    const view = await loadToday(db, { memberId, now: new Date("2026-03-31T22:30:00Z") });
    expect(view).toMatchObject({ day: "2026-03-31", currentDay: "2026-04-01" });
    expect(await loadToday(db, { memberId, now })).toMatchObject({ currentDay: "2026-03-31", daysOld: 0 });
  });

  it("compares with the 30 days before, today excluded", async () => {
    const { recovery, trend, calibration } = await loadToday(db, { memberId, now });
    expect(recovery).toMatchObject({
      value: 70,
      state: "scored",
      soFar: false,
      word: "sufficient",
      band: "green",
      usual: { known: true, n: 30, value: { mean: 51 } },
      median30: { known: true, value: 51 },
      differenceFromUsual: 19,
    });
    expect(calibration).toBeNull();
    expect(trend.recovery).toHaveLength(31);
    expect(trend.recovery.at(-1)).toBe(70);
    expect(trend.from).toBe("2026-03-01");
  });

  it("finds the open cycle that began yesterday evening, and calls its strain so far", async () => {
    const { strain, trend } = await loadToday(db, { memberId, now });
    expect(strain).toMatchObject({ value: 4.5, state: "scored", soFar: true, word: "light" });
    expect(strain.usual).toMatchObject({ known: true, n: 30 });
    expect(trend.lastIsSoFar).toBe(true);
  });

  it("has the numbers beneath, contributors and last workouts", async () => {
    const view = await loadToday(db, { memberId, now });
    expect(view.readings.asleepMin).toMatchObject({ value: 450 });
    expect(view.readings.needMin).toMatchObject({ value: 480 });
    expect(view.readings.napMin).toMatchObject({ value: 0 });
    expect(view.contributors.map(({ metric }) => metric).sort()).toEqual([
      "hrvMs",
      "respiratoryRate",
      "restingBpm",
    ]);
    expect(view.lastWorkouts).toHaveLength(5);
    expect(view.lastWorkouts[0]).toMatchObject({ day, durationMin: 60, strain: 8 });
    expect(view.scoredAt).toEqual(at(day, 7.2));
    expect(view.connection.state).toBe("none");
  });

  it("says pending while a night is being scored, and shows no number for it", async () => {
    const pending = await createMember(db, "just woken");
    await storeDays(db, pending, day, 3);
    const last = nightId(pending, 2);
    await db.sleep.updateMany({
      where: { memberId: pending, id: last },
      data: { scoreState: "PENDING_SCORE" },
    });
    await db.recovery.deleteMany({ where: { memberId: pending, sleepId: last } });
    await rebuildDays(db, pending, now);
    const view = await loadToday(db, { memberId: pending, now });
    expect(view.recovery).toMatchObject({ value: null, state: "pending", word: null });
    expect(view.sleep).toMatchObject({ value: null, state: "pending" });
    expect(view.calibration).toEqual({ have: 2, need: 14 });
    expect(view.scoredAt).toBeNull();
  });

  it("stays today past midnight until the member has slept", async () => {
    expect((await loadToday(db, { memberId, now: at(day, 25) })).daysOld).toBe(0);
    expect((await loadToday(db, { memberId, now: at(day, 37) })).daysOld).toBe(1);
  });

  it("says how old the last data is", async () => {
    const view = await loadToday(db, { memberId, now: at(addDays(day, 4), 12) });
    expect(view).toMatchObject({ day, daysOld: 4, recovery: { value: 70 } });
  });

  it("has an answer for a member without data", async () => {
    const empty = await createMember(db, "new");
    const view = await loadToday(db, { memberId: empty, now });
    expect(view).toMatchObject({ day: null, currentDay: null, recovery: { state: "missing", value: null } });
    expect(view.calibration).toEqual({ have: 0, need: 14 });
    expect(view.lastWorkouts).toEqual([]);
  });

  it("leaves deleted records out", async () => {
    const other = await createMember(db, "deleted one");
    await storeDays(db, other, day, 3);
    await db.cycle.updateMany({ where: { memberId: other, id: cycleId(2) }, data: { deletedAt: now } });
    expect((await loadToday(db, { memberId: other, now })).day).toBe("2026-03-30");
  });

  it("shows the run in progress with its counts", async () => {
    const syncing = await createMember(db, "syncing");
    const progress = {
      cycles: { new: 20, changed: 1, unchanged: 4, reachedAt: null, done: false, problem: null },
    };
    await db.syncRun.create({
      data: {
        memberId: syncing,
        kind: "full",
        trigger: "user",
        types: ["cycles"],
        state: "running",
        progress,
      },
    });
    const { run } = await loadToday(db, { memberId: syncing, now });
    expect(run).toMatchObject({ state: "running", records: 25 });
  });
});
