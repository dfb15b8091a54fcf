import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadHealthRows } from "#db/health-rows.ts";
import { loadWorkoutsKnown } from "#db/workouts-known.ts";
import { assembleDays } from "#domain/assemble-days.ts";
import { addDays, dayRange, parseDay } from "#domain/day.ts";
import { valueForStatistics } from "#domain/day-record.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { loadDays } from "#queries/days/days.ts";
import { loadRange } from "#queries/days/range.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

describe.each(databaseKinds)("metrics of a range as bare numbers (%s)", (kind) => {
  let install: TestInstall;
  let memberId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    const member = await install.addMember("runner", { years: 1, seed: 5 });
    memberId = member.memberId;
    await install.connect(memberId, member.userId);
    await install.sync(memberId, { kind: "full" });
  });

  afterAll(() => install.stop());

  const shownAndCounted = async (range: { from: string; to: string }, names: readonly MetricName[]) => {
    const { db } = install;
    const days = { from: parseDay(range.from), to: parseDay(range.to) };
    const columns = await loadDayColumns(db, { memberId, range: days, metrics: names });
    const records = assembleDays(
      dayRange(days.from, days.to),
      await loadHealthRows(db, { memberId, ...days }),
      await loadWorkoutsKnown(db, memberId),
    );
    expect(await loadDays(db, { memberId, ...days })).toEqual(records);
    return { columns, records };
  };

  it("are those of the days, metric by metric, over a year with naps, travel, workouts and unscored nights", async () => {
    const range = await loadRange(install.db, { memberId, choice: { name: "all" } });
    if (range === null) throw new Error("nothing was stored");
    const { columns, records } = await shownAndCounted(range, metricNames);
    expect(records.length).toBeGreaterThan(300);
    expect(columns.openIndex).toBe(records.findLastIndex(({ open }) => open));
    for (const name of metricNames) {
      expect(columns.shown[name], name).toEqual(records.map(({ values }) => values[name]));
      expect(columns.counted[name], name).toEqual(records.map((record) => valueForStatistics(record, name)));
    }
  });

  it("leave out what is impossible, deleted, or of a night that is not scored", async () => {
    const { db } = install;
    const [, , third, fourth, fifth] = await db.recovery.findMany({
      where: { memberId, main: true, scoreState: "SCORED" },
      orderBy: { day: "asc" },
    });
    if (!third?.day || !fourth?.day || !fifth?.day) throw new Error("too few recoveries");
    const change = (sleepId: string, data: object) =>
      db.recovery.update({ where: { memberId_sleepId: { memberId, sleepId } }, data });
    await change(third.sleepId, { hrvMs: 900 });
    await change(fourth.sleepId, { deletedAt: new Date() });
    await change(fifth.sleepId, { scoreState: "PENDING_SCORE" });
    await rebuildDays(db, memberId, install.clock.now());
    const { columns, records } = await shownAndCounted({ from: third.day, to: fifth.day }, [
      "hrvMs",
      "recovery",
    ]);
    expect(columns.shown.hrvMs).toEqual(records.map(({ values }) => values.hrvMs));
    expect(columns.shown.hrvMs[0]).toBeNull();
    expect(columns.shown.recovery[0]).toBe(third.recovery);
    expect(columns.shown.recovery.at(-1)).toBeNull();
  });

  it("are gaps on days without records", async () => {
    const from = parseDay("2010-01-01");
    const columns = await loadDayColumns(install.db, {
      memberId,
      range: { from, to: addDays(from, 2) },
      metrics: ["strain"],
    });
    expect(columns.shown.strain).toEqual([null, null, null]);
    expect(columns.openIndex).toBeNull();
  });
});
