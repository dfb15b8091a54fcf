import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArchiveLayout } from "#export-files/events.ts";
import type { ArchivedRows, ArchiveType } from "#export-files/rows.ts";
import { archiveTypes } from "#export-files/rows.ts";
import { ownCsvFiles } from "#export-files/write/own-files.ts";
import type { RowSource } from "#export-files/write/row-source.ts";
import { whoopFiles } from "#export-files/write/whoop-files.ts";
import { writeArchive } from "#export-files/write-archive.ts";
import { withGuard, withoutGuard } from "#lib/formula-guard.ts";
import { type Age, ages, exportFiles } from "../../support/exports/export-files.ts";
import { type MadeExport, type MadeRow, makeExport } from "../../support/exports/made-export.ts";
import { Chance } from "../../support/exports/random.ts";
import { type ReadResult, readAll } from "../../support/exports/read-all.ts";
import { someRows } from "../../support/exports/some-rows.ts";
import { timesOf } from "../../support/soak.ts";

type Rows = { [T in ArchiveType]: ArchivedRows[T][] };
const at = new Date("2026-03-05T06:00:00Z");
const timeout = { timeout: 300_000 };

function sourceOf(rows: Rows): RowSource {
  return {
    cycles: () => Readable.from(rows.cycles),
    recoveries: () => Readable.from(rows.recoveries),
    sleeps: () => Readable.from(rows.sleeps),
    workouts: () => Readable.from(rows.workouts),
    journal: () => Readable.from(rows.journal),
  };
}

async function thereAndBack(layout: ArchiveLayout, rows: Rows): Promise<ReadResult> {
  return readAll({ "export.zip": await buffer(writeArchive(layout, sourceOf(rows), at)) });
}

/** Rows without where they stood. */
function rowsOf(result: ReadResult): Rows {
  const bare = <R extends { file: string; row: number }>(rows: R[]) =>
    rows.map(({ file, row, ...rest }) => rest);
  return {
    cycles: bare(result.cycles),
    recoveries: bare(result.recoveries),
    sleeps: bare(result.sleeps),
    workouts: bare(result.workouts),
    journal: bare(result.journal),
  };
}

describe("our own layouts", () => {
  test("JSON gives every row back, to the last digit, with WHOOP's own JSON", timeout, async () => {
    for (let seed = 1; seed <= timesOf(100); seed += 1) {
      const rows = someRows(seed);
      const result = await thereAndBack("json", rows);
      expect(result.problems).toEqual([]);
      expect(rowsOf(result)).toEqual(rows);
    }
  });

  test("CSV gives every row back, to the last digit, without WHOOP's own JSON", timeout, async () => {
    for (let seed = 1; seed <= timesOf(100); seed += 1) {
      const rows = someRows(seed);
      const result = await thereAndBack("csv", rows);
      expect(result.problems).toEqual([]);
      expect(rowsOf(result)).toEqual(withoutRaw(rows));
    }
  });

  test("a member without a row exports files without a row, which import as nothing", async () => {
    for (const layout of ["json", "csv", "whoop"] as const) {
      const empty: Rows = { cycles: [], recoveries: [], sleeps: [], workouts: [], journal: [] };
      const result = await thereAndBack(layout, empty);
      expect(rowsOf(result)).toEqual(empty);
      expect(result.done).toHaveLength(layout === "whoop" ? 4 : 5);
    }
  });

  test("reformatted JSON is read as well", async () => {
    const rows = someRows(3);
    const pretty = JSON.stringify(rows.sleeps, null, 4);
    const result = await readAll({ "s.json": pretty, "j.json": JSON.stringify(rows.journal) });
    expect(rowsOf(result)).toMatchObject({ sleeps: rows.sleeps, journal: rows.journal });
  });

  test("a record that is not what it should be is skipped with the field's name, the rest goes on", async () => {
    const { cycles } = someRows(4);
    const wrong = cycles.map((cycle, index) => (index === 1 ? { ...cycle, strain: "twelve" } : cycle));
    const result = await readAll({ "cycles.json": JSON.stringify(wrong) });
    expect(result.problems).toMatchObject([
      { row: 2, reason: "bad-value", words: expect.stringContaining('"strain"') },
    ]);
    expect(result.cycles).toHaveLength(cycles.length - 1);
  });

  test("a character that no database keeps is refused with its record", async () => {
    const { journal } = someRows(5);
    const zero = String.fromCharCode(0);
    const lone = String.fromCharCode(0xd800);
    for (const notes of [zero, lone]) {
      const text = JSON.stringify([{ ...journal[0], notes }]);
      expect((await readAll({ "journal.json": text })).problems).toMatchObject([{ reason: "bad-value" }]);
    }
    const smile = JSON.stringify([{ ...journal[0], notes: "😀 \\u0000" }]);
    expect((await readAll({ "journal.json": smile })).journal).toMatchObject([{ notes: "😀 \\u0000" }]);
  });

  test("half a JSON file is refused as a whole", async () => {
    const whole = JSON.stringify(someRows(6).cycles);
    for (const share of [0.02, 0.3, 0.9])
      await expect(
        readAll({ "cycles.json": whole.slice(0, Math.floor(whole.length * share)) }),
      ).rejects.toMatchObject({ code: "damaged" });
    await expect(readAll({ "cycles.json": `${whole}]` })).rejects.toMatchObject({ code: "damaged" });
    const deep = `[{"startAt":1,"endAt":1,"strain":1,"raw":${"[".repeat(200)}${"]".repeat(200)}}]`;
    await expect(readAll({ "cycles.json": deep })).rejects.toMatchObject({ code: "damaged" });
  });
});

function withoutRaw(rows: Rows): Rows {
  const bare = <R extends { raw: unknown }>(list: R[]) => list.map((row) => ({ ...row, raw: null }));
  return {
    cycles: bare(rows.cycles),
    recoveries: bare(rows.recoveries),
    sleeps: bare(rows.sleeps),
    workouts: bare(rows.workouts),
    journal: rows.journal,
  };
}

describe("WHOOP's own layout", () => {
  test("has the columns of an export that still had distance and altitude", async () => {
    const files = exportFiles(makeExport({ days: 3 }), { age: "2024" });
    for (const { name, text: content } of whoopFiles(sourceOf(someRows(1))))
      expect((await text(Readable.from(content()))).split("\n")[0]).toBe(files[name]?.split("\n")[0]);
  });

  const variants: { age: Age; napOverride: boolean }[] = [
    ...ages.map((age) => ({ age, napOverride: false })),
    { age: "2026", napOverride: true },
  ];
  test.each(variants)(
    "an export that is read and written again is the same in every cell (%j)",
    async ({ age, napOverride }) => {
      const files = exportFiles(makeExport({ days: 120, napOverride }), { age });
      const rows = rowsOf(await readAll(files));
      for (const { name, text: content } of whoopFiles(sourceOf(byCycle(rows))))
        expect(recordsOf(await text(Readable.from(content())))).toEqual(recordsOf(files[name] ?? ""));
    },
  );

  test(
    "whatever cells an export has, those that reading keeps are written as they were",
    timeout,
    async () => {
      for (let seed = 1; seed <= timesOf(60); seed += 1) {
        const made = makeExport({ days: 20, seed, napOverride: seed % 2 === 0 });
        withOtherCells(made, new Chance(seed));
        const files = exportFiles(made, { age: "2024" });
        const rows = rowsOf(await readAll(files));
        for (const { name, text: content } of whoopFiles(sourceOf(byCycle(rows)))) {
          const written = recordsOf(await text(Readable.from(content())));
          expect({ seed, name, written }).toEqual({ seed, name, written: recordsOf(files[name] ?? "") });
        }
      }
    },
  );

  test(
    "finer values are cut and rounded as WHOOP does, and reading them again changes nothing more",
    timeout,
    async () => {
      for (let seed = 1; seed <= timesOf(40); seed += 1) {
        const once = await thereAndBack("whoop", someRows(seed));
        expect(once.problems).toEqual([]);
        const rows = byCycle(rowsOf(once));
        const twice = await thereAndBack("whoop", rows);
        expect(byCycle(rowsOf(twice))).toEqual(rows);
      }
    },
  );

  test("light and awake minutes are what the cut ones leave", async () => {
    const rows = someRows(7);
    const [night] = rows.sleeps.filter(({ nap }) => !nap);
    if (!night) throw new Error("no night");
    const ms = {
      inBedMs: 28_859_999,
      lightMs: 12_059_999,
      deepMs: 6_059_999,
      remMs: 7_259_999,
      awakeMs: 3_480_002,
    };
    const result = await thereAndBack("whoop", { ...rows, sleeps: [{ ...night, ...ms }] });
    const minutes = (value: number | null) => (value === null ? null : value / 60_000);
    expect(minutes(result.sleeps[0]?.inBedMs ?? null)).toBe(480);
    expect(minutes(result.sleeps[0]?.deepMs ?? null)).toBe(100);
    expect(minutes(result.sleeps[0]?.remMs ?? null)).toBe(120);
    // 422.999… minutes asleep are 422, less 100 and 120.
    expect(minutes(result.sleeps[0]?.lightMs ?? null)).toBe(202);
    expect(minutes(result.sleeps[0]?.awakeMs ?? null)).toBe(58);
  });

  test("a cycle without an end keeps the strain it has so far", async () => {
    const rows = someRows(8);
    const cycles = rows.cycles.map((row, index) => ({ ...row, strain: index, endAt: null }));
    const result = await thereAndBack("whoop", { ...rows, cycles });
    expect(result.cycles.map(({ strain, endAt }) => ({ strain, endAt }))).toEqual(
      cycles.map((_, index) => ({ strain: index, endAt: null })),
    );
  });

  test("awake minutes that are stored are written; only where none are, what is left of the time in bed", async () => {
    const rows = someRows(7);
    const [night] = rows.sleeps.filter(({ nap }) => !nap);
    if (!night) throw new Error("no night");
    const ms = { inBedMs: 28_800_000, lightMs: 12_000_000, deepMs: 6_000_000, remMs: 7_200_000 };
    for (const [awakeMs, minutes] of [
      [3_120_000, 52],
      [0, 0],
      [null, 60],
    ] as const) {
      const result = await thereAndBack("whoop", { ...rows, sleeps: [{ ...night, ...ms, awakeMs }] });
      expect(result.sleeps[0]?.awakeMs).toBe(minutes * 60_000);
    }
  });

  test("whether GPS was on stays unknown where it is", async () => {
    const rows = someRows(7);
    const workouts = rows.workouts.map((row) => ({ ...row, gpsEnabled: null }));
    const result = await thereAndBack("whoop", { ...rows, workouts });
    expect(result.workouts.map(({ gpsEnabled }) => gpsEnabled)).toEqual(workouts.map(() => null));
  });

  test("a nap's recovery beside the night's is left out, because the layout has one place for both", async () => {
    const rows = someRows(8);
    const recoveries = rows.recoveries.flatMap((row) => [{ ...row, of: "nap" as const, recovery: 3 }, row]);
    const result = await thereAndBack("whoop", { ...rows, recoveries });
    expect(result.recoveries.map(({ of }) => of)).toEqual(rows.recoveries.map(() => "night"));
  });

  test("a nap's recovery without its nap is left out, because nothing would tell that it is a nap's", async () => {
    const rows = someRows(8);
    const recoveries = rows.recoveries.map((row) => ({ ...row, of: "nap" as const }));
    const result = await thereAndBack("whoop", { ...rows, recoveries });
    expect(result.recoveries).toEqual([]);
  });
});

/**
 * Gives rows of an export other cells than usual, a fifth of them empty: whatever may be missing or differ by itself, so
 * that nothing can be computed from the others. The row of a cycle shows the same as that of its sleep.
 */
function withOtherCells(made: MadeExport, chance: Chance): void {
  const whole = (low: number, high: number) => () => String(chance.whole(low, high));
  const places = (low: number, high: number, digits: number) => () =>
    (chance.whole(low * 100, high * 100) / 100).toFixed(digits);
  const flag = () => chance.pick(["true", "false"]);
  const ofSleep = {
    awakeMin: whole(0, 90),
    needMin: whole(0, 600),
    debtMin: whole(0, 120),
    efficiencyPct: whole(50, 101),
    consistencyPct: whole(0, 100),
    performancePct: whole(0, 100),
    respiratoryRate: places(0, 20, 1),
  };
  const ofCycle = {
    hrvMs: whole(5, 200),
    skinTempC: places(28, 38, 2),
    spo2Pct: places(85, 100, 2),
    dayStrain: places(0, 21, 1),
    energyKcal: whole(0, 9000),
    maxBpm: whole(60, 210),
    averageBpm: whole(40, 120),
  };
  const ofWorkout = {
    activityStrain: places(0, 21, 1),
    energyKcal: places(0, 3000, 1),
    maxBpm: whole(60, 210),
    averageBpm: whole(40, 190),
    gpsEnabled: flag,
    distanceM: places(0, 40_000, 2),
    altitudeGainM: places(0, 900, 2),
    altitudeChangeM: places(-300, 300, 2),
    activityName: () => chance.pick(["Hiking/Rucking", "Krafttraining", "Operations - Tactical", "=1;-2"]),
    ...Object.fromEntries([1, 2, 3, 4, 5].map((zone) => [`zone${zone}Pct`, whole(0, 100)])),
  };
  const other = (row: MadeRow, cells: Record<string, () => string>) => {
    for (const [column, make] of Object.entries(cells))
      row[column] = !["activityName", "awakeMin"].includes(column) && chance.share() < 0.2 ? "" : make();
  };
  for (const sleep of made.sleeps) {
    const shown = made.cycles.filter(({ sleepOnset }) => sleepOnset === sleep["sleepOnset"]);
    other(sleep, ofSleep);
    for (const row of shown) for (const column of Object.keys(ofSleep)) row[column] = sleep[column] ?? "";
  }
  for (const cycle of made.cycles) other(cycle, cycle["sleepOnset"] ? ofCycle : strainOnly(ofCycle));
  for (const workout of made.workouts) other(workout, ofWorkout);
}

function strainOnly<C>({ dayStrain, energyKcal, maxBpm, averageBpm }: Record<string, C>): Record<string, C> {
  return Object.fromEntries(
    Object.entries({ dayStrain, energyKcal, maxBpm, averageBpm }).filter(([, make]) => make !== undefined),
  ) as Record<string, C>;
}

/** The order in which rows are asked for when they are written. */
function byCycle(rows: Rows): Rows {
  const key = (row: { cycleStartAt: Date | null }) => row.cycleStartAt?.getTime() ?? 0;
  return {
    ...rows,
    recoveries: rows.recoveries.toSorted((a, b) => key(b) - key(a)),
    sleeps: rows.sleeps.toSorted((a, b) => key(b) - key(a) || b.startAt.getTime() - a.startAt.getTime()),
  };
}

/** The filled cells of a file's records, in no order, without answers given twice and blanks around a question. */
function recordsOf(file: string): string[] {
  const records: Record<string, string>[] = parse(file, { columns: true });
  const filled = records.map((record) =>
    Object.entries(record).flatMap(([column, cell]) => (cell === "" ? [] : [[column, plain(cell)]])),
  );
  return [...new Set(filled.map((cells) => JSON.stringify(cells)))].toSorted();
}

const plain = (cell: string) => withoutGuard(cell.trim());

describe("formulas", () => {
  test.each([
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t1",
    "\r1",
    "\n1",
    "'=1",
    "''=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
  ])("%j becomes a cell no spreadsheet takes for a formula, and comes back", (formula) => {
    expect(withGuard(formula)).toBe(`'${formula}`);
    expect(withoutGuard(withGuard(formula))).toBe(formula);
  });

  test("any text at all comes back, and no cell begins like a formula", () => {
    const texts = fc.string({
      unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", '"', ",", "a", "＝", "😀"),
    });
    fc.assert(
      fc.property(texts, (original) => {
        expect(withoutGuard(withGuard(original))).toBe(original);
        expect(withGuard(original)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });

  test("a negative number is a number, not a guarded text", async () => {
    const [workout] = someRows(9).workouts;
    if (!workout) throw new Error("no workout");
    const rows = {
      ...someRows(9),
      workouts: [{ ...workout, altitudeChangeM: -3.25, sportName: "-Running" }],
    };
    const file = ownCsvFiles(sourceOf(rows)).find(({ name }) => name === "workouts.csv");
    const written = await text(Readable.from(file?.text() ?? []));
    expect(written).toContain(",-3.25,");
    expect(written).toContain(",'-Running,");
  });
});

describe("the stream", () => {
  test("an error of the source is the stream's error", async () => {
    const broken: RowSource = {
      ...sourceOf(someRows(1)),
      sleeps: async function* () {
        yield* someRows(1).sleeps;
        throw new Error("the database went away");
      },
    };
    for (const layout of ["json", "csv", "whoop"] as const)
      await expect(buffer(writeArchive(layout, broken, at))).rejects.toThrow("the database went away");
  });

  test("a stream that is let go of early lets go of the source", async () => {
    let open = 0;
    const endless: RowSource = {
      ...sourceOf(someRows(1)),
      cycles: async function* () {
        open += 1;
        try {
          for (let index = 0; ; index += 1) yield* someRows(index % 50).cycles;
        } finally {
          open -= 1;
        }
      },
    };
    const stream = writeArchive("json", endless, at);
    for await (const chunk of stream) if (chunk) break;
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(open).toBe(0);
  });

  test("every type has a file in our layouts", () => {
    expect(ownCsvFiles(sourceOf(someRows(1))).map(({ name }) => name)).toEqual(
      archiveTypes.map((type) => `${type}.csv`),
    );
  });
});
