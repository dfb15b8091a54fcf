import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Day, parseDay } from "#domain/day.ts";
import { loadDays } from "#queries/days/days.ts";
import { rebuildOutdatedDays } from "#sync/days/rebuild-days.ts";
import { expectDaysKept } from "../support/expect-days-kept.ts";
import { archivedCycle, importRows, undoImport } from "../support/imported-history.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

describe.each(databaseKinds)("the table of days (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 0.2, seed: 4 }));
    await install.connect(memberId, userId);
    await install.sync(memberId, { kind: "full" });
  });
  afterAll(() => install.stop());

  const readRows = () =>
    install.db.dayMetrics.findMany({
      where: { memberId },
      omit: { computedAt: true },
      orderBy: { day: "asc" },
    });

  /** What every start does before anything reads days. */
  const start = () => rebuildOutdatedDays(install.db, { now: install.clock.now() });

  it("tells the meaning of itself and of every column in the database", async () => {
    const columns = await install.db.$queryRaw<{ name: string; comment: string | null }[]>`
      SELECT attname::text AS name, col_description(attrelid, attnum) AS comment FROM pg_attribute
      WHERE attrelid = 'day_metrics'::regclass AND attnum > 0 AND NOT attisdropped
      UNION ALL SELECT 'day_metrics', obj_description('day_metrics'::regclass)`;
    expect(columns.length).toBeGreaterThan(50);
    expect(columns.filter(({ comment }) => !comment?.endsWith("."))).toEqual([]);
  });

  it("holds after syncs, a rescored and a deleted record, an import and its undoing what the records give anew", async () => {
    const { cloud } = install.sandbox;
    await expectDaysKept(install.db, memberId);
    const [night] = cloud.records(userId).sleep;
    const [training] = cloud.records(userId).workout;
    if (!night || !training) throw new Error("the member has slept and trained");
    cloud.mutate(userId, {
      kind: "rescore",
      collection: "workout",
      id: training.id,
      score: { strain: 19.5 },
    });
    cloud.mutate(userId, { kind: "delete", collection: "sleep", id: night.id });
    await install.sync(memberId, { kind: "full" });
    await expectDaysKept(install.db, memberId);
    const startAt = new Date("2024-03-01T21:00:00Z");
    const now = install.clock.now();
    const rows = { cycles: [archivedCycle(startAt)] };
    const importId = await importRows(install.db, memberId, rows, { newestStartAt: startAt, now });
    await expectDaysKept(install.db, memberId);
    const imported = { memberId, day: "2024-03-02" };
    expect(await install.db.dayMetrics.count({ where: imported })).toBe(1);
    await undoImport(install.db, memberId, importId, now);
    await expectDaysKept(install.db, memberId);
    expect(await install.db.dayMetrics.count({ where: imported })).toBe(0);
  });

  it("says 0 workouts on a day without one as soon as all workouts are known, and nothing before", async () => {
    const { memberId: other, userId: theirs } = await install.addMember("kim", { years: 0.2, seed: 9 });
    await install.connect(other, theirs);
    await install.sync(other, { kind: "full", types: ["cycles"] });
    const counts = async () => {
      const days = await loadDays(install.db, { memberId: other });
      return days.filter(({ open }) => !open).map(({ values }) => values.workouts);
    };
    expect(new Set(await counts())).toEqual(new Set([null]));
    await install.sync(other, { kind: "full", types: ["workouts"] });
    expect(await counts()).toContain(0);
    expect((await counts()).slice(1)).not.toContain(null);
    await expectDaysKept(install.db, other);
  });

  it("is filled by the start of an install whose records are older than the table", async () => {
    const before = await readRows();
    expect(before.length).toBeGreaterThan(60);
    await install.db.dayMetrics.deleteMany({ where: { memberId } });
    await start();
    expect(await readRows()).toEqual(before);
  });

  it("is filled when only some days are missing, because something was synced before that start", async () => {
    const before = await readRows();
    const newest = before.at(-1)?.day ?? "";
    await install.db.dayMetrics.deleteMany({ where: { memberId, day: { lt: newest } } });
    await start();
    expect(await readRows()).toEqual(before);
  });

  it("is computed anew by a start with another method, and left alone otherwise", async () => {
    const before = await readRows();
    const [first] = before;
    if (first === undefined) throw new Error("nothing was stored");
    const memberId_day = { memberId, day: first.day };
    const wrong = { strain: 1, cycleId: null, energyKj: null };
    await install.db.dayMetrics.update({ where: { memberId_day }, data: wrong });
    await start();
    expect(await valuesOf(parseDay(first.day))).toMatchObject({ strain: 1 });
    await install.db.dayMetrics.update({ where: { memberId_day }, data: { methodVersion: 0 } });
    await start();
    expect(await readRows()).toEqual(before);
  });

  async function valuesOf(day: Day) {
    const [record] = await loadDays(install.db, { memberId, from: day, to: day });
    return record?.values;
  }
});
