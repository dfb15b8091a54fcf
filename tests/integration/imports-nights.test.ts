import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDay } from "#domain/day.ts";
import { exportFormats } from "#queries/records/export.ts";
import { type Age, ages, exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { exportedZip, importFiles, whatIsStored } from "../support/import-files.ts";
import {
  archivedCycle,
  archivedNight,
  archivedRecovery,
  archivedWorkout,
  importRows,
  storedHealth,
} from "../support/imported-history.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { at, createMember, cycleId, storeDays } from "./queries-store.ts";

const made = { days: 60, seed: 11 };
/** One longer, some shorter than the night before, one after a change of clocks, the newest in an open cycle. */
const nightsNamingCycleBefore = [9, 13, 20, 31, 59];
const newestStartAt = new Date("2026-02-11T00:00:00Z");
const [dayBefore, day] = [parseDay("2026-02-09"), parseDay("2026-02-10")];
const [nightBefore, night] = [at(dayBefore, -1), at(day, -1)];

describe.each(databaseKinds)("which cycle an imported night belongs to (%s database)", (kind) => {
  let install: TestInstall;
  let members = 0;

  beforeAll(async () => {
    install = await createTestInstall(kind);
  });
  afterAll(() => install.stop());
  const newMember = async () => {
    members += 1;
    return createMember(install.db, `member-${members}`);
  };
  const imported = async (files: Record<string, string | Uint8Array>) => {
    const memberId = await newMember();
    expect(await importFiles(install, memberId, files)).toMatchObject({ state: "done", problem: null });
    return { memberId, stored: await whatIsStored(install.db, memberId) };
  };

  const variants: { age: Age; napOverride: boolean }[] = [
    ...ages.map((age) => ({ age, napOverride: false })),
    { age: "2026", napOverride: true },
  ];
  it.each(variants)(
    "an export in which five nights name the cycle before has every morning on its day, and so has an export of it in every format (%j)",
    async ({ age, napOverride }) => {
      const right = exportFiles(makeExport({ ...made, napOverride }), { age });
      const faulty = exportFiles(makeExport({ ...made, napOverride, nightsNamingCycleBefore }), { age });
      expect(faulty).not.toEqual(right);
      const { stored: expected } = await imported(right);
      const { memberId, stored } = await imported(faulty);
      expect(stored).toEqual(expected);
      expect(stored.records["sleeps"]).not.toContainEqual(
        expect.objectContaining({ nap: false, main: false }),
      );
      for (const format of exportFormats) {
        const zip = await exportedZip(install, memberId, format);
        expect({ format, ...(await imported({ "export.zip": zip })).stored }).toEqual({
          format,
          ...expected,
        });
      }
    },
  );

  it("a night that begins a cycle of WHOOP's, told to the millisecond there, belongs to it whatever cycle its row names", async () => {
    const memberId = await newMember();
    await storeDays(install.db, memberId, day, 2);
    await install.db.sleep.deleteMany({ where: { memberId } });
    await install.db.recovery.deleteMany({ where: { memberId } });
    const startAt = new Date(night.getTime() + 567);
    await install.db.cycle.update({
      where: { memberId_id: { memberId, id: cycleId(1) } },
      data: { startAt },
    });
    await importRows(
      install.db,
      memberId,
      {
        sleeps: [archivedNight(nightBefore), archivedNight(night, { cycleStartAt: nightBefore })],
        recoveries: [archivedRecovery(night, { cycleStartAt: nightBefore, recovery: 77 })],
      },
      { newestStartAt, now: install.clock.now() },
    );
    const { sleeps, recoveries } = await storedHealth(install.db, memberId);
    expect(sleeps).toMatchObject([
      { cycleId: cycleId(0), day: dayBefore, main: true },
      { cycleId: cycleId(1), day, main: true },
    ]);
    expect(recoveries).toMatchObject([{ cycleId: cycleId(1), day, main: true, recovery: 77 }]);
  });

  it("a second sleep that begins no cycle, and a nap, stay in the cycle their rows name", async () => {
    const memberId = await newMember();
    const second = new Date(nightBefore.getTime() + 10 * 3_600_000);
    const nap = new Date(night.getTime() + 500);
    await importRows(
      install.db,
      memberId,
      {
        cycles: [archivedCycle(nightBefore, { endAt: night }), archivedCycle(night)],
        sleeps: [
          archivedNight(nightBefore),
          archivedNight(second, {
            cycleStartAt: nightBefore,
            endAt: new Date(second.getTime() + 3_600_000),
          }),
          archivedNight(nap, { cycleStartAt: nightBefore, nap: true }),
        ],
      },
      { newestStartAt, now: install.clock.now() },
    );
    const { cycles = [], sleeps = [] } = await storedHealth(install.db, memberId);
    const [, former] = cycles as { id: bigint }[];
    expect(sleeps).toMatchObject([
      { main: true, day: dayBefore, cycleId: former?.id },
      { main: false, day: dayBefore, cycleId: former?.id },
      { main: false, day: dayBefore, cycleId: former?.id, nap: true },
    ]);
  });

  it("a sleep that names no cycle is not given to one that had ended before it began", async () => {
    const memberId = await newMember();
    const monthLater = at(parseDay("2026-03-10"), -1);
    await importRows(
      install.db,
      memberId,
      {
        cycles: [archivedCycle(nightBefore)],
        sleeps: [
          archivedNight(nightBefore),
          archivedNight(monthLater, { cycleStartAt: null }),
          archivedNight(at(dayBefore, 14), { cycleStartAt: null, nap: true }),
        ],
      },
      { newestStartAt, now: install.clock.now() },
    );
    expect((await storedHealth(install.db, memberId))["sleeps"]).toMatchObject([
      { main: true, day: dayBefore },
      { main: false, day: dayBefore, nap: true },
      { main: true, day: "2026-03-10" },
    ]);
  });

  it("a workout that names another cycle has the day of the one it falls into", async () => {
    const memberId = await newMember();
    await importRows(
      install.db,
      memberId,
      {
        cycles: [archivedCycle(nightBefore, { endAt: night }), archivedCycle(night)],
        sleeps: [archivedNight(nightBefore), archivedNight(night)],
        workouts: [archivedWorkout(at(day, 9), { cycleStartAt: nightBefore })],
      },
      { newestStartAt, now: install.clock.now() },
    );
    expect((await storedHealth(install.db, memberId))["workouts"]).toMatchObject([{ day }]);
  });
});
