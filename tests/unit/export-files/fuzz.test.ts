import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { ArchiveRefused } from "#export-files/refused.ts";
import { writeArchive } from "#export-files/write-archive.ts";
import { exportFiles } from "../../support/exports/export-files.ts";
import { makeExport } from "../../support/exports/made-export.ts";
import { mutate } from "../../support/exports/mutate.ts";
import { Chance } from "../../support/exports/random.ts";
import { type ReadResult, readAll } from "../../support/exports/read-all.ts";
import { someRows } from "../../support/exports/some-rows.ts";
import { zipped } from "../../support/exports/zipped.ts";
import { timesOf } from "../../support/soak.ts";

const files = exportFiles(makeExport({ days: 40 }));
const patienceMs = 20_000;
const timeout = { timeout: 1_200_000 };

/** What reading gives, or null when the archive was refused. Anything else, and taking too long, fails the test. */
async function readOrRefuse(sources: Record<string, Buffer>, what: string): Promise<ReadResult | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} hangs.`)), patienceMs);
  });
  try {
    return await Promise.race([readAll(sources), tooLong]);
  } catch (error) {
    if (error instanceof ArchiveRefused) return null;
    throw new Error(`${what} crashed.`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** A file that was begun was finished, and every row of it was either kept or told about. */
function expectWhole(result: ReadResult): void {
  expect(result.done.map(({ file }) => file)).toEqual(result.files.map(({ file }) => file));
  expect(result.done.map(({ read }) => read)).toEqual(result.files.map(({ rows }) => rows));
  const skipped = result.done.reduce((sum, done) => sum + done.skipped, 0);
  expect(result.problems).toHaveLength(skipped);
  for (const row of [...result.cycles, ...result.sleeps, ...result.workouts]) {
    expect(Number.isNaN(row.startAt.getTime())).toBe(false);
    for (const [name, value] of Object.entries(row)) {
      if (typeof value !== "number") continue;
      expect(value).toSatisfy(Number.isFinite);
      // Durations are whole numbers of 32 bits in the database.
      if (name.endsWith("Ms")) expect(Math.abs(value)).toBeLessThan(2 ** 31);
    }
  }
}

test(
  "a ZIP with damaged bytes is refused, or what comes of it is whole files as they were",
  timeout,
  async () => {
    const zip = await zipped(files);
    const intact = await readAll({ "whoop.zip": zip });
    const rowsByType = new Map(intact.done.map(({ type, read }) => [type, read]));
    let refused = 0;
    const times = timesOf(1200);
    for (let seed = 1; seed <= times; seed += 1) {
      const result = await readOrRefuse({ "whoop.zip": mutate(zip, new Chance(seed)) }, `ZIP ${seed}`);
      if (result === null) {
        refused += 1;
        continue;
      }
      expectWhole(result);
      for (const { type, read } of result.done) expect(read).toBe(rowsByType.get(type));
    }
    expect(refused).toBeGreaterThan(times / 2);
  },
);

test("damaged tables in a sound ZIP lose single rows with a reason, or are refused", timeout, async () => {
  for (let seed = 1; seed <= timesOf(500); seed += 1) {
    const chance = new Chance(seed);
    const damaged = Object.fromEntries(
      Object.entries(files).map(([name, text]) => {
        const bytes = Buffer.from(text);
        return [name, chance.share() < 0.5 ? mutate(bytes, chance) : bytes];
      }),
    );
    const result = await readOrRefuse({ "whoop.zip": await zipped(damaged) }, `tables ${seed}`);
    if (result) expectWhole(result);
  }
});

test("damaged files of our own layouts are refused or lose single rows with a reason", timeout, async () => {
  const rows = someRows(11);
  const source = {
    cycles: () => Readable.from(rows.cycles),
    recoveries: () => Readable.from(rows.recoveries),
    sleeps: () => Readable.from(rows.sleeps),
    workouts: () => Readable.from(rows.workouts),
    journal: () => Readable.from(rows.journal),
  };
  const at = new Date("2026-03-05T06:00:00Z");
  const zips = [
    await buffer(writeArchive("json", source, at)),
    await buffer(writeArchive("csv", source, at)),
  ] as const;
  const json = Buffer.from(JSON.stringify(rows.sleeps));
  for (let seed = 1; seed <= timesOf(400); seed += 1) {
    const chance = new Chance(seed);
    const result =
      chance.share() < 0.3
        ? await readOrRefuse({ "export.zip": mutate(chance.pick(zips), chance) }, `own ZIP ${seed}`)
        : await readOrRefuse({ "sleeps.json": mutate(json, chance) }, `own JSON ${seed}`);
    if (result) expectWhole(result);
  }
});
