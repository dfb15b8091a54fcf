import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/client.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { valueForStatistics } from "#domain/day-record.ts";
import { type Limits, metricNames } from "#domain/metrics.ts";
import { type RecordType, recordTypes as types } from "#domain/record-fields.ts";
import { limitsOf } from "#domain/record-limits.ts";
import { loadDay } from "#queries/days/day.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { loadDays } from "#queries/days/days.ts";
import { loadHeartPage } from "#queries/pages/heart-page.ts";
import { loadRecoveryPage } from "#queries/pages/recovery-page.ts";
import { loadSleepPage } from "#queries/pages/sleep-page.ts";
import { loadStrain } from "#queries/pages/strain.ts";
import { loadToday } from "#queries/pages/today.ts";
import { loadCycles } from "#queries/records/cycle.ts";
import { recordCsv } from "#queries/records/record-csv.ts";
import { loadRecordTable } from "#queries/records/record-table.ts";
import { loadRecoveries } from "#queries/records/recovery.ts";
import { loadSleeps } from "#queries/records/sleep.ts";
import { loadWorkouts } from "#queries/records/workout.ts";
import { loadWorkout, loadWorkoutList } from "#queries/records/workout-list.ts";
import { loadWorkoutRecords } from "#queries/records/workout-records.ts";
import { toDayResponse, toWholeDayResponse } from "#queries/responses/days.ts";
import { loadBaselines } from "#queries/statistics/baselines.ts";
import { loadLoadStatistics } from "#queries/statistics/load-statistics.ts";
import { loadSleepStatistics } from "#queries/statistics/sleep-statistics.ts";
import { loadUsualLevels } from "#queries/statistics/usual-levels.ts";
import { loadProfile } from "#queries/status/profile.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { createMember, cycleId, nightId, storeDays, workoutId } from "./queries-store.ts";

const newest = parseDay("2026-03-20");
const days = 40;
const range = { from: addDays(newest, 1 - days), to: newest };
const weekStart = 1;

/** A number outside the limits that no reading of the made-up days has. */
function impossible({ min, max }: Limits): number {
  return max === undefined ? (min ?? 0) - 7_531 : max + 7_531;
}

const bad = types.flatMap((type) =>
  limitsOf(type).map(([field, limits]) => ({ type, field, value: impossible(limits) })),
);

describe.each(databaseKinds)("values that cannot be true (%s)", (kind) => {
  let install: TestInstall;
  let db: Database;
  let memberId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    db = install.db;
    memberId = await createMember(db, "runner");
    await storeDays(db, memberId, newest, days);
    await change("cycles", "endAt", null);
    for (const { type, field, value } of bad) await change(type, field, value);
  });

  afterAll(() => install.stop());

  /** Changes the records of the day shown on Today, the newest. */
  async function change(type: RecordType, field: string, value: unknown): Promise<void> {
    const data = { [field]: value };
    const last = days - 1;
    if (type === "cycles")
      await db.cycle.update({ where: { memberId_id: { memberId, id: cycleId(last) } }, data });
    const sleep = nightId(memberId, last);
    if (type === "sleeps") await db.sleep.update({ where: { memberId_id: { memberId, id: sleep } }, data });
    if (type === "recoveries")
      await db.recovery.update({ where: { memberId_sleepId: { memberId, sleepId: sleep } }, data });
    const id = workoutId(memberId, last);
    if (type === "workouts") await db.workout.update({ where: { memberId_id: { memberId, id } }, data });
    await rebuildDays(db, memberId, new Date(0));
  }

  const everyReader = (): Record<string, Promise<unknown>> => {
    const page = { memberId, range, weekStart } as const;
    const list = { memberId, limit: 100 };
    return {
      days: loadDays(db, { memberId, ...range }).then((all) => all.map(toDayResponse)),
      day: loadDay(db, { memberId, day: newest }).then((view) =>
        toWholeDayResponse({ ...view, stale: false }),
      ),
      columns: loadDayColumns(db, { memberId, range, metrics: metricNames }),
      today: loadToday(db, { memberId, now: new Date("2026-03-20T12:00:00Z") }),
      sleepPage: loadSleepPage(db, page),
      heartPage: loadHeartPage(db, page),
      recoveryPage: loadRecoveryPage(db, page),
      strainPage: loadStrain(db, page),
      workoutList: loadWorkoutList(db, list),
      workout: loadWorkout(db, { memberId, id: workoutId(memberId, days - 1) }).then((row) => ({
        ...row,
        raw: null,
      })),
      workoutRecords: loadWorkoutRecords(db, { memberId }),
      usualLevels: loadUsualLevels(db, memberId),
      baselines: loadBaselines(db, memberId),
      load: loadLoadStatistics(db, { memberId, range }),
      sleepStatistics: loadSleepStatistics(db, { memberId, range }),
      cycles: loadCycles(db, list),
      sleeps: loadSleeps(db, list),
      recoveries: loadRecoveries(db, list),
      workouts: loadWorkouts(db, list),
      ...Object.fromEntries(
        types.map((type) => [
          `table of ${type}`,
          loadRecordTable(db, { ...list, type }).then(withoutRefused),
        ]),
      ),
    };
  };

  it("are nowhere a reading: no page, no endpoint, no table", async () => {
    for (const [reader, answer] of Object.entries(everyReader())) {
      const numbers = new Set(numbersIn(await answer));
      const shown = bad.filter(({ value }) => numbers.has(value) || numbers.has(value / 60_000));
      expect(shown, reader).toEqual([]);
      expect(numbers.size, reader).toBeGreaterThan(0);
    }
  });

  it("are named wherever their record or its day is shown", async () => {
    const view = await loadDay(db, { memberId, day: newest });
    const records: Record<RecordType, { refused: { field: string; value: unknown }[] } | null | undefined> = {
      cycles: view.cycle,
      sleeps: view.sleep,
      recoveries: view.recovery,
      workouts: view.workouts[0],
    };
    const list = { memberId, limit: 1 };
    const lists = {
      cycles: (await loadCycles(db, list)).records[0],
      sleeps: (await loadSleeps(db, list)).records[0],
      recoveries: (await loadRecoveries(db, list)).records[0],
      workouts: (await loadWorkouts(db, list)).records[0],
    };
    for (const type of types) {
      const expected = bad.flatMap((one) =>
        one.type === type ? [{ field: one.field, value: one.value }] : [],
      );
      expect(records[type]?.refused, type).toEqual(expected);
      expect(lists[type]?.refused, type).toEqual(expected);
      const table = await loadRecordTable(db, { ...list, type });
      const place = table.columns.findIndex(({ name }) => name === "refused");
      expect(table.rows[0]?.[place], type).toBe(
        expected.map(({ field, value }) => `${field}=${value}`).join("; "),
      );
      const csv = await textOf(recordCsv(db, { memberId, type }));
      for (const { field, value } of expected) expect(csv, type).toContain(`${field}=${value}`);
    }
    const today = await loadToday(db, { memberId, now: new Date("2026-03-20T12:00:00Z") });
    expect(today.refused).toEqual(view.record.refused);
    expect(view.record.refused.map(({ metric }) => metric)).toEqual(
      expect.arrayContaining(["recovery", "hrvMs", "strain", "lightMin", "workoutStrain", "zone5Min"]),
    );
  });

  it("of the body are no reading either", async () => {
    const seen = {
      firstSeenAt: new Date("2026-03-01T00:00:00Z"),
      lastSeenAt: new Date("2026-03-02T00:00:00Z"),
    };
    const body = { heightM: 18.1, weightKg: 81.5, maxBpm: 4 };
    await db.bodyMeasurement.create({ data: { memberId, ...seen, ...body, raw: {} } });
    expect((await loadProfile(db, memberId)).body).toMatchObject({
      heightM: null,
      weightKg: 81.5,
      maxBpm: null,
      refused: [
        { field: "heightM", value: 18.1 },
        { field: "maxBpm", value: 4 },
      ],
    });
  });

  it("stay in storage as they came, for exports and for whoever asks why", async () => {
    const stored = await db.workout.findUniqueOrThrow({
      where: { memberId_id: { memberId, id: workoutId(memberId, days - 1) } },
    });
    for (const { type, field, value } of bad)
      if (type === "workouts") expect(Reflect.get(stored, field), field).toBe(value);
  });

  it("are left out by SQL exactly as day by day", async () => {
    await expectAgreement();
  });

  it("are an end before its beginning too: no length, no regularity, no reading", async () => {
    const before = new Date("2026-03-01T00:00:00Z");
    for (const type of ["cycles", "sleeps", "workouts"] as const) await change(type, "endAt", before);
    const view = await loadDay(db, { memberId, day: newest });
    expect([view.cycle?.endAt, view.sleep?.endAt, view.workouts[0]?.endAt]).toEqual([null, null, null]);
    for (const record of [view.cycle, view.sleep, view.workouts[0]])
      expect(record?.refused).toContainEqual({ field: "endAt", value: before.toISOString() });
    expect(view.record.values).toMatchObject({ workoutMin: null, wakeAt: null, workouts: 1 });
    const today = await loadToday(db, { memberId, now: new Date("2026-03-20T12:00:00Z") });
    expect(today.lastWorkouts[0]).toMatchObject({ durationMin: null, refused: true });
    await expectAgreement();
  });

  it("of one workout do not hide another of that day", async () => {
    const good = await db.workout.findFirstOrThrow({ where: { memberId, day: addDays(newest, -1) } });
    const { raw: _, filled: __, covered: ___, ...row } = good;
    await db.workout.create({
      data: {
        ...row,
        id: workoutId(memberId, 900),
        strain: 1e8,
        raw: {},
        startAt: new Date(good.startAt.getTime() + 1),
      },
    });
    await rebuildDays(db, memberId, new Date(0));
    const [day] = await loadDays(db, { memberId, from: addDays(newest, -1), to: addDays(newest, -1) });
    expect(day?.values).toMatchObject({ workouts: 2, workoutStrain: 8 });
    const { records } = await loadWorkoutRecords(db, { memberId });
    expect(records.find(({ measure }) => measure === "strain")?.value).toBe(8);
    await expectAgreement();
  });

  async function expectAgreement(): Promise<void> {
    const records = await loadDays(db, { memberId, ...range });
    const columns = await loadDayColumns(db, { memberId, range, metrics: metricNames });
    for (const name of metricNames) {
      expect(columns.shown[name], name).toEqual(records.map(({ values }) => values[name]));
      expect(columns.counted[name], name).toEqual(records.map((record) => valueForStatistics(record, name)));
    }
  }
});

/** Every number in an answer, what is listed as refused aside. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value === null || typeof value !== "object" || value instanceof Date) return [];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  return Object.entries(value).flatMap(([name, inner]) => (name === "refused" ? [] : numbersIn(inner)));
}

function withoutRefused({
  columns,
  rows,
}: {
  columns: readonly { name: string }[];
  rows: unknown[][];
}): unknown {
  return rows.map((cells) => cells.filter((_, place) => columns[place]?.name !== "refused"));
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
