import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cycleFields, recoveryFields, sleepFields, workoutFields } from "#db/record-fields.ts";
import { parseDay } from "#domain/day.ts";
import { metricNames } from "#domain/metrics.ts";
import {
  columnOf,
  fieldNamesOf,
  fieldsOf,
  readFieldsOf,
  recordTypes,
  sqlTypes,
} from "#domain/record-fields.ts";
import { whoopColumns } from "#export-files/whoop/headers.ts";
import { loadCycles } from "#queries/records/cycle.ts";
import { recordCsv } from "#queries/records/record-csv.ts";
import { loadRecoveries } from "#queries/records/recovery.ts";
import { loadSleeps } from "#queries/records/sleep.ts";
import { loadWorkouts } from "#queries/records/workout.ts";
import {
  cycleFieldsSchema,
  recoveryFieldsSchema,
  sleepFieldsSchema,
  workoutFieldsSchema,
} from "#queries/responses/records.ts";
import { layerColumns } from "#sync/import/cells.ts";
import { readAll } from "../support/exports/read-all.ts";
import { exportedZip } from "../support/import-files.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { createMember, storeDays } from "./queries-store.ts";

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

describe("every field of the catalogue", () => {
  let install: TestInstall;
  let memberId: number;
  beforeAll(async () => {
    install = await createTestInstall("embedded");
    memberId = await createMember(install.db, "runner");
    await storeDays(install.db, memberId, parseDay("2026-02-10"), 3);
  });
  afterAll(() => install.stop());

  it.each(recordTypes)(
    "has a column of its kind where records and where imports are stored: %s",
    async (type) => {
      const columns = await install.db.$queryRaw<{ table: string; column: string; type: string }[]>`
      SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
      WHERE table_name IN (${type}, ${`imported_${type}`})`;
      for (const [name, { kind }] of fieldsOf(type))
        for (const table of [type, `imported_${type}`])
          expect(columns).toContainEqual({ table, column: columnOf(name), type: sqlTypes[kind] });
      expect(Object.keys(layerColumns[type])).toEqual(
        expect.arrayContaining(fieldNamesOf(type).map(columnOf)),
      );
    },
  );

  it.each(recordTypes)(
    "is selected, answered and described by the API, unless it is left out: %s",
    async (type) => {
      const query = { memberId, limit: 1 };
      const { db } = install;
      const answers = {
        cycles: async () => [cycleFields, cycleFieldsSchema.shape, (await loadCycles(db, query)).records[0]],
        sleeps: async () => [sleepFields, sleepFieldsSchema.shape, (await loadSleeps(db, query)).records[0]],
        recoveries: async () => [
          recoveryFields,
          recoveryFieldsSchema.shape,
          (await loadRecoveries(db, query)).records[0],
        ],
        workouts: async () => [
          workoutFields,
          workoutFieldsSchema.shape,
          (await loadWorkouts(db, query)).records[0],
        ],
      };
      const names = readFieldsOf(type).map(([name]) => name);
      for (const fields of await answers[type]())
        expect(Object.keys(fields ?? {})).toEqual(expect.arrayContaining(names));
    },
  );

  it.each(recordTypes)(
    "stands in the raw table and its file, unless it is left out, in the same order: %s",
    async (type) => {
      const [head = ""] = (await textOf(recordCsv(install.db, { memberId, type }))).split("\r\n");
      const names = fieldsOf(type).flatMap(([name, { leftOutOf }]) => (leftOutOf ? [] : [name]));
      expect(head.split(",").filter((name) => names.includes(name))).toEqual(names);
    },
  );

  it.each(["csv", "json"] as const)("is in an export as %s and is read from it again", async (format) => {
    const exported = await readAll({ "export.zip": await exportedZip(install, memberId, format) });
    for (const type of recordTypes)
      expect(Object.keys(exported[type][0] ?? {})).toEqual(expect.arrayContaining(fieldNamesOf(type)));
  });

  it("names a metric and a column of WHOOP's export that exist", () => {
    for (const type of recordTypes)
      for (const [name, { metric, exported }] of fieldsOf(type)) {
        if (metric) expect(metricNames).toContain(metric);
        if (exported) expect(whoopColumns).toContain(exported.column ?? name);
      }
  });
});

describe("a field that is added to a copy of the catalogue", () => {
  let install: TestInstall;
  afterAll(async () => {
    vi.resetModules();
    await install.stop();
  });

  it("arrives from an import in every table, file and answer without another word", async () => {
    // What is imported from here on is a copy of the product that knows one field more.
    vi.resetModules();
    const { recordFields } = await import("#domain/record-fields.ts");
    Object.assign(recordFields.sleeps, {
      snoringMin: { kind: "number", path: "score.snoring", unit: "min", limits: { min: 0, max: 600 } },
    });
    const support = await import("../support/test-install.ts");
    const { importFiles, exportedZip: zipOf } = await import("../support/import-files.ts");
    const { readAll: readZip } = await import("../support/exports/read-all.ts");
    install = await support.createTestInstall("embedded");
    const { db } = install;
    for (const table of ["sleeps", "imported_sleeps"])
      await db.$executeRawUnsafe(`ALTER TABLE ${table} ADD COLUMN snoring_min double precision`);
    const member = await createMember(db, "sleeper");
    const night = { offsetMin: 0, scoreState: "SCORED", nap: false, inBedMs: 28_800_000 };
    const told = [
      { ...night, startAt: "2026-02-09T22:00:00Z", endAt: "2026-02-10T06:00:00Z", snoringMin: 42.5 },
      { ...night, startAt: "2026-02-10T22:00:00Z", endAt: "2026-02-11T06:00:00Z", snoringMin: 777 },
    ];
    expect(await importFiles(install, member, { "sleeps.json": JSON.stringify(told) })).toMatchObject({
      state: "done",
    });

    const stored = await db.$queryRaw`SELECT snoring_min FROM sleeps ORDER BY start_at`;
    expect(stored).toEqual([{ snoring_min: 42.5 }, { snoring_min: 777 }]);
    for (const format of ["csv", "json"] as const) {
      const { sleeps } = await readZip({ "export.zip": await zipOf(install, member, format) });
      expect(sleeps.map((row) => Reflect.get(row, "snoringMin"))).toEqual([777, 42.5]);
    }
    const { recordCsv: csvOf } = await import("#queries/records/record-csv.ts");
    const [head = "", newest = "", older = ""] = (
      await textOf(csvOf(db, { memberId: member, type: "sleeps" }))
    ).split("\r\n");
    const place = head.split(",").indexOf("snoringMin");
    expect([newest, older].map((line) => line.split(",")[place])).toEqual(["", "42.5"]);
    expect(newest).toContain("snoringMin=777");

    const { loadHealthRows } = await import("#db/health-rows.ts");
    const { checkRecord } = await import("#domain/checked-record.ts");
    const { sleeps } = await loadHealthRows(db, { memberId: member, from: "2026-02-01", to: "2026-02-28" });
    const read = sleeps.map((row) => checkRecord("sleeps", row));
    expect(read.map((row) => Reflect.get(row, "snoringMin"))).toEqual([42.5, null]);
    const { loadRecordSources } = await import("#queries/records/record-sources.ts");
    const sources = await loadRecordSources(db, { memberId: member, type: "sleeps", id: read[0]?.id ?? "" });
    expect(sources?.imports[0]?.columns).toContain("snoring_min");

    const { sleepFieldsSchema: described } = await import("#queries/responses/records.ts");
    expect(described.shape).toHaveProperty("snoringMin");
    expect((await import("#db/record-fields.ts")).sleepFields).toHaveProperty("snoringMin", true);
  });
});
