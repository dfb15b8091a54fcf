import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDay } from "#domain/day.ts";
import { loadCycles } from "#queries/records/cycle.ts";
import { loadRecoveries } from "#queries/records/recovery.ts";
import { loadSleeps } from "#queries/records/sleep.ts";
import { loadWorkouts } from "#queries/records/workout.ts";
import { exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { readAll } from "../support/exports/read-all.ts";
import { exportedZip, importFiles } from "../support/import-files.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { createMember, storeDays } from "./queries-store.ts";

describe.each(databaseKinds)("an export (%s database)", (kind) => {
  let install: TestInstall;

  beforeAll(async () => {
    install = await createTestInstall(kind);
  });
  afterAll(() => install.stop());

  it.each(["csv", "json"] as const)(
    "as %s names every record as lists do, those that only an import knows too",
    async (format) => {
      const { db } = install;
      const memberId = await createMember(db, `member-${format}`);
      await storeDays(db, memberId, parseDay("2026-02-10"), 2);
      await importFiles(install, memberId, exportFiles(makeExport({ days: 6 })));
      const exported = await readAll({ "export.zip": await exportedZip(install, memberId, format) });
      const query = { memberId, limit: 100 };
      const listed = {
        cycles: (await loadCycles(db, query)).records.map(({ id }) => id),
        sleeps: (await loadSleeps(db, query)).records.map(({ id }) => id),
        recoveries: (await loadRecoveries(db, query)).records.map(({ sleepId }) => sleepId),
        workouts: (await loadWorkouts(db, query)).records.map(({ id }) => id),
      };
      for (const type of ["cycles", "sleeps", "recoveries", "workouts"] as const) {
        const ids = exported[type].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(listed[type].map(String).toSorted());
        expect(ids).toContainEqual(expect.stringMatching(/^import:2022-10-/));
      }
    },
  );
});
