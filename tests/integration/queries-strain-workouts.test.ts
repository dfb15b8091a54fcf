import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { recordTypes } from "#domain/record-fields.ts";
import { loadDayRaw } from "#queries/days/day-raw.ts";
import { loadStrain } from "#queries/pages/strain.ts";
import { loadTrends } from "#queries/pages/trends.ts";
import { recordCsv } from "#queries/records/record-csv.ts";
import { loadRecordTable } from "#queries/records/record-table.ts";
import { UnknownCursorError } from "#queries/records/records-page.ts";
import { loadSports, loadWorkout, loadWorkoutList } from "#queries/records/workout-list.ts";
import { loadWorkoutRecords } from "#queries/records/workout-records.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import { createTestDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";
import { createMember, storeDays, workoutId } from "./queries-store.ts";

const last = parseDay("2026-03-31");
const first = addDays(last, -39);

describe.each(databaseKinds)("strain, workouts, trends and raw tables (%s)", (kind) => {
  let test: TestDatabase;
  let db: Database;
  let memberId: number;

  beforeAll(async () => {
    test = await createTestDatabase(kind);
    db = openDatabase({ url: test.url });
    memberId = await createMember(db, "runner");
    await storeDays(db, memberId, last, 40);
    const other = await createMember(db, "somebody else");
    await storeDays(db, other, last, 40);
    await db.workout.update({
      where: { memberId_id: { memberId, id: workoutId(memberId, 5) } },
      data: { sportName: "cycling", strain: 15.5, distanceM: 42_000 },
    });
    await db.workout.update({
      where: { memberId_id: { memberId, id: workoutId(memberId, 6) } },
      data: { scoreState: "PENDING_SCORE", strain: null, zone0Ms: null, energyKj: 99_999 },
    });
    await rebuildDays(db, memberId, new Date(0));
  });

  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  it("sums zones per calendar week, and says which weeks the range cuts and which workouts have none", async () => {
    const range = { from: addDays(last, -8), to: last };
    const { weeks } = await loadStrain(db, { memberId, range, weekStart: 1 });
    expect(weeks.map(({ begin, partial, workouts }) => [begin, partial, workouts])).toEqual([
      ["2026-03-23", false, 7],
      ["2026-03-30", true, 2],
    ]);
    expect(weeks[0]?.zonesMin).toEqual([0, 0, 420, 0, 0, 0]);
    const all = await loadStrain(db, { memberId, range: { from: first, to: last }, weekStart: 1 });
    expect(all.weeks.reduce((sum, { withoutZones }) => sum + withoutZones, 0)).toBe(1);
  });

  it("sums the same workouts into weeks that begin on Sunday for who counts them so", async () => {
    const range = { from: first, to: last };
    const { weeks } = await loadStrain(db, { memberId, range, weekStart: 7 });
    const fromMonday = await loadStrain(db, { memberId, range, weekStart: 1 });
    expect(weeks.at(-1)?.begin).toBe("2026-03-29");
    const workouts = (all: typeof weeks) => all.reduce((sum, week) => sum + week.workouts, 0);
    expect(workouts(weeks)).toBe(workouts(fromMonday.weeks));
    expect(weeks.at(-1)?.workouts).toBe((fromMonday.weeks.at(-1)?.workouts ?? 0) + 1);
  });

  it("knows nothing of a week before the records, which is not a week without workouts", async () => {
    const range = { from: addDays(first, -30), to: addDays(first, -20) };
    const { weeks, load } = await loadStrain(db, { memberId, range, weekStart: 1 });
    expect(weeks.every(({ zonesMin }) => zonesMin === null)).toBe(true);
    expect(load.acute.every((level) => level === null)).toBe(true);
  });

  it("leaves the open day out of the load", async () => {
    const { load } = await loadStrain(db, {
      memberId,
      range: { from: addDays(last, -6), to: last },
      weekStart: 1,
    });
    const strains = [33, 34, 35, 36, 37, 38].map((index) => 10 + (index % 3));
    expect(load.acute.at(-1)).toBeCloseTo(strains.reduce((sum, each) => sum + each, 0) / 6, 10);
  });

  it("lists workouts of a sport and of some days, page by page", async () => {
    const cycling = await loadWorkoutList(db, { memberId, sport: "cycling", limit: 10 });
    expect(cycling.records.map(({ id }) => id)).toEqual([workoutId(memberId, 5)]);
    const page = await loadWorkoutList(db, { memberId, from: first, to: addDays(first, 4), limit: 3 });
    const next = await loadWorkoutList(db, {
      memberId,
      from: first,
      to: addDays(first, 4),
      limit: 3,
      cursor: page.nextCursor ?? undefined,
    });
    expect([...page.records, ...next.records].map(({ day }) => day)).toEqual(
      [4, 3, 2, 1, 0].map((index) => addDays(first, index)),
    );
    expect(next.nextCursor).toBeNull();
    expect(await loadSports(db, { memberId })).toEqual([
      { sportName: "running", count: 39 },
      { sportName: "cycling", count: 1 },
    ]);
  });

  it("takes records from scored workouts that fit, and names the span", async () => {
    const { records, span } = await loadWorkoutRecords(db, { memberId });
    const best = Object.fromEntries(records.map(({ measure, value, id }) => [measure, { value, id }]));
    expect(best["strain"]).toEqual({ value: 15.5, id: workoutId(memberId, 5) });
    expect(best["distanceM"]?.value).toBe(42_000);
    expect(best["energyKj"]?.value).toBe(2000);
    expect(best["altitudeGainM"]).toBeUndefined();
    expect(span).toEqual({ from: first, to: last, count: 40 });
    expect((await loadWorkoutRecords(db, { memberId, sport: "chess" })).span).toBeNull();
  });

  it("gives one workout whole, and nobody else's", async () => {
    const id = workoutId(memberId, 5);
    expect(await loadWorkout(db, { memberId, id })).toMatchObject({ id, sportName: "cycling", raw: {} });
    expect(await loadWorkout(db, { memberId: memberId + 1, id })).toBeNull();
    expect(await loadWorkout(db, { memberId, id: "no id" })).toBeNull();
  });

  it("compares with equally many days, day by day", async () => {
    const range = { from: addDays(last, -9), to: last };
    const { days, other } = await loadTrends(db, {
      memberId,
      range,
      metrics: ["recovery"],
      comparing: "before",
    });
    expect(days.shown.recovery).toHaveLength(10);
    expect(other?.shown.recovery).toHaveLength(10);
    expect(other?.range).toEqual({ from: addDays(last, -19), to: addDays(last, -10) });
    expect(
      (await loadTrends(db, { memberId, range, metrics: ["recovery"], comparing: null })).other,
    ).toBeNull();
  });

  it("has the records of a day with WHOOP's own JSON", async () => {
    const records = await loadDayRaw(db, { memberId, day: first });
    expect(records.map(({ type }) => type).sort()).toEqual([
      "cycles",
      "recoveries",
      "recoveries",
      "sleeps",
      "sleeps",
      "workouts",
    ]);
    expect(records.find(({ type }) => type === "cycles")?.raw).toMatchObject({ extra: "kept as it came" });
  });

  it.each(["day", "strain", "startAt", "sportName", "zone0Ms"])(
    "walks a table sorted by %s either way without losing or repeating a row",
    async (sort) => {
      for (const ascending of [true, false]) {
        const seen: unknown[] = [];
        let cursor: string | undefined;
        do {
          const page = await loadRecordTable(db, {
            memberId,
            type: "workouts",
            sort,
            ascending,
            cursor,
            limit: 7,
          });
          seen.push(...page.rows.map(([id]) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toHaveLength(40);
        expect(new Set(seen).size).toBe(40);
      }
    },
  );

  it("puts rows without a value last in both directions", async () => {
    for (const ascending of [true, false]) {
      const { rows } = await loadRecordTable(db, {
        memberId,
        type: "workouts",
        sort: "strain",
        ascending,
        limit: 100,
      });
      expect(rows.at(-1)?.[0]).toBe(workoutId(memberId, 6));
    }
  });

  it("refuses a place it has not given out", async () => {
    const wanted = { memberId, type: "cycles", limit: 5 } as const;
    await expect(loadRecordTable(db, { ...wanted, cursor: "nonsense" })).rejects.toThrow(UnknownCursorError);
    const forged = Buffer.from('["x","1"]').toString("base64url");
    await expect(loadRecordTable(db, { ...wanted, sort: "strain", cursor: forged })).rejects.toThrow(
      UnknownCursorError,
    );
  });

  it("filters by state and days, and writes every type as a file", async () => {
    const pending = await loadRecordTable(db, {
      memberId,
      type: "workouts",
      state: "PENDING_SCORE",
      limit: 5,
    });
    expect(pending.rows).toHaveLength(1);
    for (const type of recordTypes) {
      let file = "";
      for await (const piece of recordCsv(db, { memberId, type, from: first, to: first })) file += piece;
      const lines = file.trimEnd().split("\r\n");
      expect(lines[0]).toMatch(/^(id|sleepId),day,scoreState,/);
      expect(lines[1]).toContain(first);
    }
  });
});
