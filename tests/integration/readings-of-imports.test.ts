import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/client.ts";
import { addDays, parseDay, startOfUtcDay } from "#domain/day.ts";
import { valueForStatistics } from "#domain/day-record.ts";
import { metricNames } from "#domain/metrics.ts";
import { loadDay } from "#queries/days/day.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { loadDays } from "#queries/days/days.ts";
import { loadRange } from "#queries/days/range.ts";
import { loadSleepPage } from "#queries/pages/sleep-page.ts";
import { loadToday } from "#queries/pages/today.ts";
import { loadZoneWeeks } from "#queries/pages/zone-weeks.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import {
  archivedCycle,
  archivedNight,
  archivedRecovery,
  archivedWorkout,
  type HistoryRows,
  importRows,
} from "../support/imported-history.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { createMember } from "./queries-store.ts";

const first = parseDay("2026-03-02");
const last = addDays(first, 13);
const range = { from: first, to: last };
const hourMs = 3_600_000;
/** The night before a day begins at 22:00 on a clock two hours ahead of UTC. */
const bedtime = (place: number) => new Date(startOfUtcDay(first).getTime() + (place * 24 - 4) * hourMs);
const places = Array.from({ length: 14 }, (_, place) => place);

/** Two weeks of an export; a run on every third evening. */
function history(change: (place: number) => { endAt?: Date | null } = () => ({})): HistoryRows {
  return {
    cycles: places.map((place) => archivedCycle(bedtime(place), change(place))),
    sleeps: places.map((place) => archivedNight(bedtime(place))),
    recoveries: places.map((place) => archivedRecovery(bedtime(place))),
    workouts: places
      .filter((place) => place % 3 === 0)
      .map((place) => archivedWorkout(new Date(bedtime(place).getTime() + 20 * hourMs))),
  };
}

describe.each(databaseKinds)("days of a member who only imported (%s)", (kind) => {
  let install: TestInstall;
  let db: Database;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    db = install.db;
  });

  afterAll(() => install.stop());

  let members = 0;
  async function imported(rows: HistoryRows): Promise<number> {
    members += 1;
    const memberId = await createMember(db, `member ${members}`);
    const newestStartAt = bedtime(13);
    await importRows(db, memberId, rows, { newestStartAt, now: new Date("2026-04-01T00:00:00Z") });
    return memberId;
  }

  async function expectAgreement(memberId: number): Promise<void> {
    const records = await loadDays(db, { memberId, ...range });
    const columns = await loadDayColumns(db, { memberId, range, metrics: metricNames });
    expect(columns.openIndex ?? -1).toBe(records.findLastIndex(({ open }) => open));
    for (const name of metricNames) {
      expect(columns.shown[name], name).toEqual(records.map(({ values }) => values[name]));
      expect(columns.counted[name], name).toEqual(records.map((record) => valueForStatistics(record, name)));
    }
  }

  it("without a workout inside an import that has workouts are days of rest: 0, not unknown", async () => {
    const memberId = await imported(history());
    const records = await loadDays(db, { memberId, ...range });
    expect(records.map(({ values }) => values.workouts)).toEqual(
      places.map((place) => (place % 3 === 0 ? 1 : 0)),
    );
    expect(records[1]?.values).toMatchObject({ workoutMin: 0, zone1Min: 0, zone5Min: 0 });
    await expectAgreement(memberId);
  });

  it("are unknown where the import has no workouts file", async () => {
    const memberId = await imported({ ...history(), workouts: [] });
    const records = await loadDays(db, { memberId, ...range });
    expect(records.every(({ values }) => values.workouts === null)).toBe(true);
    await expectAgreement(memberId);
  });

  it("are days of rest throughout when the workouts file is there and empty", async () => {
    const memberId = await imported({ ...history(), workouts: [] });
    const preview = { files: [{ file: "workouts.csv", type: "workouts" }], ignored: [], changes: [] };
    await db.import.updateMany({ where: { memberId }, data: { preview } });
    await rebuildDays(db, memberId, new Date(0));
    const records = await loadDays(db, { memberId, ...range });
    expect(records.every(({ values }) => values.workouts === 0)).toBe(true);
    await expectAgreement(memberId);
  });

  it("have zones 1 to 5 of a workout, and nothing of zone 0", async () => {
    const memberId = await imported(history());
    const [day] = await loadDays(db, { memberId, from: first, to: first });
    expect(day?.values).toMatchObject({ zone0Min: null, zone1Min: 6, zone3Min: 24, zone5Min: 0 });
    const weeks = await loadZoneWeeks(db, { memberId, range, weekStart: 1 });
    expect(weeks).toMatchObject([
      { zonesMin: [null, 18, 36, 72, 36, 0], workouts: 3, withoutZones: 0 },
      { zonesMin: [null, 12, 24, 48, 24, 0], workouts: 2, withoutZones: 0 },
    ]);
  });

  it("are open only at the end: an older cycle without an end ends where the next begins", async () => {
    const memberId = await imported(history((place) => (place > 8 ? { endAt: null } : {})));
    const records = await loadDays(db, { memberId, ...range });
    expect(records.map(({ open }) => open)).toEqual(places.map((place) => place === 13));
    expect((await loadDay(db, { memberId, day: addDays(first, 10) })).cycle?.endAt).toEqual(bedtime(11));
    await expectAgreement(memberId);
  });

  it("begin with the first one that has a value: an empty row a year before opens no range", async () => {
    const empty = new Date(bedtime(0).getTime() - 400 * 24 * hourMs);
    const values = {
      strain: null,
      energyKj: null,
      averageBpm: null,
      maxBpm: null,
      scoreState: "UNSCORABLE",
    } as const;
    const rows = history();
    const memberId = await imported({
      ...rows,
      cycles: [archivedCycle(empty, values), ...(rows.cycles ?? [])],
    });
    expect(await loadRange(db, { memberId, choice: { name: "all" } })).toEqual(range);
  });

  it("have the need and the debt that the export tells", async () => {
    const memberId = await imported(history());
    const { need, debt } = await loadSleepPage(db, { memberId, range, weekStart: 1 });
    expect(need).toMatchObject({ day: last, needMin: 500, debtMin: 20, baselineMin: null, asleepMin: 440 });
    expect(debt.vendorMin).toBe(20);
    expect(debt.shortfallMin).toMatchObject({ known: true });
  });

  it("were scored nobody knows when", async () => {
    const memberId = await imported(history());
    const today = await loadToday(db, { memberId, now: new Date("2026-03-15T12:00:00Z") });
    expect(today.recovery.value).toBe(61);
    expect(today.scoredAt).toBeNull();
  });
});
