import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { type MetricName, metricNames, metricOf } from "#domain/metrics.ts";
import { loadTodayRecords } from "#queries/pages/today-records.ts";
import { loadBaselines } from "#queries/statistics/baselines.ts";
import { loadLoadStatistics } from "#queries/statistics/load-statistics.ts";
import { loadUsualLevels } from "#queries/statistics/usual-levels.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createMember, storeDays } from "./queries-store.ts";

const day = parseDay("2026-03-31");
const grow = metricNames.filter((name) => metricOf(name).soFar);

describe("a day that is still open", () => {
  let test: TestDatabase;
  let db: Database;
  let memberId: number;

  beforeAll(async () => {
    test = await createTestDatabase();
    db = openDatabase({ url: test.url });
    memberId = await createMember(db, "runner");
    await storeDays(db, memberId, day, 80);
  });

  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  it("grows in strain, energy, heart rates, naps, workouts and zones", () => {
    expect(grow).toEqual(
      expect.arrayContaining([
        "strain",
        "energyKj",
        "averageBpm",
        "maxBpm",
        "napMin",
        "workouts",
        "zone5Min",
      ]),
    );
  });

  it("is never scored against whole days: its values are so far, without z or difference", async () => {
    for (const { metrics } of [await loadUsualLevels(db, memberId), await loadBaselines(db, memberId)]) {
      const of = (name: MetricName) => metrics.find(({ metric }) => metric === name);
      for (const name of grow) {
        expect(of(name)).toMatchObject({ soFar: true, differenceFromUsual: null, robustZ: null });
        expect(of(name)?.z.known).toBe(false);
        const week = of(name);
        if (week !== undefined && "week" in week) expect(week.week).toMatchObject({ z: { known: false } });
      }
      expect(of("strain")).toMatchObject({ value: 4.5, usual: { known: true, n: 30 } });
      expect(of("recovery")).toMatchObject({ soFar: false, value: 70 });
      expect(of("recovery")?.z.known).toBe(true);
    }
  });

  it("is left out of load, which is that of the day before with a day less", async () => {
    const range = { from: addDays(day, -40), to: day };
    const { strain, zoneWeightedMin } = await loadLoadStatistics(db, { memberId, range });
    expect(strain.acute).toMatchObject({ known: true, n: 6 });
    expect(zoneWeightedMin.acute).toMatchObject({ known: true, n: 6 });
    // Strain goes 10, 11, 12 in turn: six finished days of the week.
    if (strain.acute.known) expect(strain.acute.value).toBeCloseTo(11, 10);
  });

  it("has no distance from usual in what grows on Today either", async () => {
    const { strain, readings } = await loadTodayRecords(db, { memberId });
    expect(strain).toMatchObject({ soFar: true, value: 4.5, differenceFromUsual: null, z: { known: false } });
    expect(readings.energyKj).toMatchObject({ differenceFromUsual: null, z: { known: false } });
    expect(readings.hrvMs.z.known).toBe(true);
  });
});
