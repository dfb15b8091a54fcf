import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, withTransaction } from "#db/client.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { valueForStatistics } from "#domain/day-record.ts";
import { metricNames } from "#domain/metrics.ts";
import { sleepBalanceMin } from "#domain/sleep-debt.ts";
import { loadDay } from "#queries/days/day.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { loadDays } from "#queries/days/days.ts";
import { loadSleepPage } from "#queries/pages/sleep-page.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import { assignDays } from "#sync/store/assign-days.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { at, createMember, cycleId, nightId, storeDays } from "./queries-store.ts";

const newest = parseDay("2026-03-20");
const days = 20;
const hourMs = 3_600_000;
const range = { from: addDays(newest, 1 - days), to: newest };

describe.each(databaseKinds)("a second night (%s)", (kind) => {
  let install: TestInstall;
  let db: Database;
  let memberId: number;
  const split = addDays(newest, -10);
  const dateLine = addDays(newest, -5);
  const place = (day: string) => days - 1 - (Date.parse(newest) - Date.parse(day)) / 86_400_000;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    db = install.db;
    memberId = await createMember(db, "traveller");
    await storeDays(db, memberId, newest, days);
    await copyNight(place(split), 700, { startAt: at(split, 18), endAt: at(split, 21) });
    // Across the date line: the next cycle's night ends on the same date by the clock it was slept by.
    const next = place(dateLine) + 1;
    const data = { offsetMin: -600, timezoneOffset: "-10:00", endAt: at(addDays(dateLine, 1), 6) };
    await db.sleep.update({ where: { memberId_id: { memberId, id: nightId(memberId, next) } }, data });
    await db.cycle.update({
      where: { memberId_id: { memberId, id: cycleId(next) } },
      data: { offsetMin: -600 },
    });
    const cycleIds = Array.from({ length: days }, (_, index) => cycleId(index).toString());
    await withTransaction(db, (tx) => assignDays(tx, memberId, { cycleIds, workoutIds: [] }));
    await rebuildDays(db, memberId, new Date(0));
  });

  afterAll(() => install.stop());

  async function copyNight(of: number, index: number, times: { startAt: Date; endAt: Date }): Promise<void> {
    const id = nightId(memberId, of);
    const night = await db.sleep.findUniqueOrThrow({ where: { memberId_id: { memberId, id } } });
    const { raw: _, filled: __, covered: ___, ...sleep } = night;
    const stages = {
      inBedMs: 3 * hourMs,
      lightMs: 2 * hourMs,
      deepMs: hourMs / 2,
      remMs: hourMs / 2,
      awakeMs: 0,
    };
    await db.sleep.create({ data: { ...sleep, ...times, ...stages, id: nightId(memberId, index), raw: {} } });
    const morning = await db.recovery.findUniqueOrThrow({
      where: { memberId_sleepId: { memberId, sleepId: id } },
    });
    const { raw: ____, filled: _____, covered: ______, ...recovery } = morning;
    await db.recovery.create({
      data: { ...recovery, sleepId: nightId(memberId, index), recovery: 33, raw: {} },
    });
  }

  it("in one cycle is no nap: it stands on its day with its recovery, and counts as sleep", async () => {
    const view = await loadDay(db, { memberId, day: split });
    expect(view.record.flags).toEqual(["split"]);
    expect(view.record.values).toMatchObject({ napMin: 0, asleepMin: 450 });
    expect(view.naps).toEqual([]);
    expect(view.otherNights).toMatchObject([{ id: nightId(memberId, 700), recovery: { recovery: 33 } }]);
    expect(view.record.otherNightsMin).toBe(180);
  });

  it("on one date, as on the date line, is no nap: both nights stand on the day", async () => {
    const view = await loadDay(db, { memberId, day: dateLine });
    expect(view.record.flags).toEqual(["split"]);
    expect(view.record.values.napMin).toBe(0);
    expect(view.naps).toEqual([]);
    const other = view.otherNights[0];
    expect([view.sleep?.id, other?.id].sort()).toEqual(
      [nightId(memberId, place(dateLine)), nightId(memberId, place(dateLine) + 1)].sort(),
    );
    expect(other?.recovery?.sleepId).toBe(other?.id);
  });

  it("is in what was slept against the need, on the Sleep page as day by day", async () => {
    const records = await loadDays(db, { memberId, ...range });
    const { balanceMin } = await loadSleepPage(db, { memberId, range, weekStart: 1 });
    expect(balanceMin).toEqual(records.map(sleepBalanceMin));
    expect(balanceMin[place(split)]).toBe(450 + 180 - 480);
  });

  it("comes out of SQL as day by day", async () => {
    const records = await loadDays(db, { memberId, ...range });
    const columns = await loadDayColumns(db, { memberId, range, metrics: metricNames });
    for (const name of metricNames) {
      expect(columns.shown[name], name).toEqual(records.map(({ values }) => values[name]));
      expect(columns.counted[name], name).toEqual(records.map((record) => valueForStatistics(record, name)));
    }
  });
});
