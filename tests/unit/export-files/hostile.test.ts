import { expect, test } from "vitest";
import { archiveLimits } from "#export-files/limits.ts";
import type { RefusalCode } from "#export-files/refused.ts";
import { ArchiveRefused } from "#export-files/refused.ts";
import { exportFiles } from "../../support/exports/export-files.ts";
import { makeExport } from "../../support/exports/made-export.ts";
import { Chance } from "../../support/exports/random.ts";
import { type RawEntry, rawZip } from "../../support/exports/raw-zip.ts";
import { readAll } from "../../support/exports/read-all.ts";
import { zipped } from "../../support/exports/zipped.ts";

const files = exportFiles(makeExport({ days: 30 }));
const sleeps: RawEntry = { name: "sleeps.csv", content: Buffer.from(files["sleeps.csv"] ?? "") };

const hostile: [what: string, code: RefusalCode, zip: () => Buffer][] = [
  ["a bomb by ratio", "bomb", () => rawZip([{ name: "a.csv", content: Buffer.alloc(20 * 2 ** 20, "a,") }])],
  [
    "a bomb that says it is small",
    "damaged",
    () => rawZip([{ name: "a.csv", content: Buffer.alloc(20 * 2 ** 20), claims: { size: 1000 } }]),
  ],
  [
    "more unpacked than any export has",
    "too-big",
    () => {
      const chance = new Chance(1);
      const content = Uint8Array.from({ length: 2 ** 20 }, () => chance.whole(0, 255));
      const claims = { size: 190 * 2 ** 20 };
      return rawZip(["a", "b", "c"].map((name) => ({ name, content, stored: true, method: 8, claims })));
    },
  ],
  [
    "too many files",
    "too-many-entries",
    () => rawZip(Array.from({ length: 65 }, (_, n) => ({ ...sleeps, name: `${n}.csv` }))),
  ],
  ["a count of files that lies", "damaged", () => rawZip([sleeps], 3)],
  ["a name that climbs out", "unsafe-name", () => rawZip([{ ...sleeps, name: "../../etc/cron.d/x" }])],
  [
    "a name that climbs out halfway",
    "unsafe-name",
    () => rawZip([{ ...sleeps, name: "a/../../sleeps.csv" }]),
  ],
  ["an absolute name", "unsafe-name", () => rawZip([{ ...sleeps, name: "/etc/passwd" }])],
  ["a drive letter", "unsafe-name", () => rawZip([{ ...sleeps, name: "C:/autoexec.bat" }])],
  ["backslashes", "unsafe-name", () => rawZip([{ ...sleeps, name: "..\\..\\x.csv" }])],
  ["a symbolic link", "link", () => rawZip([{ ...sleeps, mode: 0o120777 }])],
  ["a device", "unsupported", () => rawZip([{ ...sleeps, mode: 0o020666 }])],
  ["a password", "encrypted", () => rawZip([{ ...sleeps, flags: 0x801 }])],
  ["strong encryption", "encrypted", () => rawZip([{ ...sleeps, flags: 0x841 }])],
  ["an unknown way to pack", "unsupported", () => rawZip([{ ...sleeps, method: 14 }])],
  ["the same file twice", "duplicate-entry", () => rawZip([sleeps, { ...sleeps, name: "Sleeps.csv" }])],
  [
    "files that overlap",
    "overlap",
    () => rawZip([sleeps, { ...sleeps, name: "b.csv", claims: { offset: 10 } }]),
  ],
  ["a wrong checksum", "damaged", () => rawZip([{ ...sleeps, claims: { checksum: 1 } }])],
  [
    "a size that lies upwards",
    "damaged",
    () => rawZip([{ ...sleeps, claims: { size: sleeps.content.length + 1 } }]),
  ],
  ["data beyond its end", "damaged", () => rawZip([{ ...sleeps, claims: { packedSize: 2 ** 20 } }])],
  ["the first half of a ZIP", "damaged", () => rawZip([sleeps]).subarray(0, 400)],
  ["a ZIP without anything in it", "nothing-recognised", () => rawZip([])],
];

test.each(hostile)("%s is refused as %s, and nothing is left behind", async (_what, code, zip) => {
  const beganMs = performance.now();
  await expect(readAll({ "whoop.zip": zip() })).rejects.toMatchObject({ name: "ArchiveRefused", code });
  expect(performance.now() - beganMs).toBeLessThan(10_000);
});

test.each(hostile)("%s inside another ZIP is refused as %s too", async (_what, code, zip) => {
  const outer = await zipped({ ...files, "inner.zip": zip() });
  const reading = readAll({ "whoop.zip": outer });
  if (code === "nothing-recognised") await expect(reading).resolves.toBeDefined();
  else await expect(reading).rejects.toMatchObject({ code });
});

test("ZIPs inside ZIPs end somewhere", async () => {
  let zip = await zipped(files);
  for (let depth = 0; depth < 4; depth += 1) zip = await zipped({ "inner.zip": zip });
  await expect(readAll({ "whoop.zip": zip })).rejects.toMatchObject({ code: "nested-too-deep" });
});

test("what ZIPs inside a ZIP unpack to counts against one budget", async () => {
  const limits = { ...archiveLimits, unpackedBytes: 40_000 };
  const inner = rawZip([{ name: "a.csv", content: Buffer.alloc(15_000, "a,b\n"), stored: true }]);
  await expect(
    readAll({ "whoop.zip": await zipped({ "1.zip": inner, "2.zip": inner }) }, limits),
  ).rejects.toMatchObject({
    code: "too-big",
  });
});

test("more than the packed size allowed is refused before it is opened", async () => {
  const limits = { ...archiveLimits, packedBytes: 100 };
  await expect(readAll(files, limits)).rejects.toMatchObject({ code: "too-big" });
});

test("a line longer than any export has is refused", async () => {
  const head = (files["sleeps.csv"] ?? "").split("\n")[0] ?? "";
  const long = Buffer.concat([Buffer.from(`${head}\n`), Buffer.alloc(3 * 2 ** 20, "x")]);
  await expect(readAll({ "sleeps.csv": long })).rejects.toMatchObject({ code: "line-too-long" });
});

test("a row whose quotes never close is refused, however many lines it swallows", async () => {
  const open = `${files["journal_entries.csv"]}2022-10-02 00:00:00,,UTCZ,"Open`;
  await expect(readAll({ "j.csv": open })).rejects.toMatchObject({ code: "damaged" });
  const long = `${open}${"line\n".repeat(300_000)}`;
  await expect(readAll({ "j.csv": long })).rejects.toMatchObject({ code: "line-too-long" });
});

test("more rows than the longest membership has are refused", async () => {
  const limits = { ...archiveLimits, rows: 50 };
  await expect(readAll(files, limits)).rejects.toMatchObject({ code: "too-many-rows" });
});

test.each([
  ["a PNG picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), "wrong-type"],
  ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "wrong-type"],
  ["an empty file", Buffer.alloc(0), "wrong-type"],
  ["a letter", Buffer.from("Dear reader,\nthis is no export.\n"), "nothing-recognised"],
  ["somebody else's table", Buffer.from("date,steps\n2026-01-01,9000\n"), "nothing-recognised"],
  ["somebody else's JSON", Buffer.from('[{"steps":9000}]'), "nothing-recognised"],
])("%s is refused in words that name it", async (_what, content, code) => {
  const refusal = await readAll({ "upload.csv": content }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ArchiveRefused);
  expect(refusal).toMatchObject({ code, message: expect.stringContaining('"upload.csv"') });
});

test("a workbook made of the export is refused with the reason", async () => {
  const workbook = await zipped({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" });
  await expect(readAll({ "whoop.xlsx": workbook })).rejects.toMatchObject({
    code: "wrong-type",
    message: expect.stringContaining("workbook"),
  });
  const result = await readAll({ "whoop.zip": await zipped({ ...files, "mine.xlsx": workbook }) });
  expect(result.ignored.map(({ file }) => file)).toEqual(["mine.xlsx"]);
});

test("a name is shown without anything that is not to be printed", async () => {
  const reading = readAll({
    "whoop.zip": rawZip([{ ...sleeps, name: "a\u001b[31m\u202Eb.csv", mode: 0o120777 }]),
  });
  await expect(reading).rejects.toThrow('"a?[31m?b.csv" is a link, not a file.');
});

test("reading that is given up early leaves nothing behind", async () => {
  const { mkdtemp, readdir, rm, writeFile } = await import("node:fs/promises");
  const { readArchive } = await import("#export-files/read-archive.ts");
  const workFolder = await mkdtemp("/tmp/pulsekeep-work-");
  const path = `${workFolder}/upload`;
  await writeFile(path, await zipped({ "inner.zip": await zipped(files) }));
  for await (const event of readArchive([{ name: "whoop.zip", path }], { workFolder }))
    if (event.kind === "rows") break;
  expect(await readdir(workFolder)).toEqual(["upload"]);
  await rm(workFolder, { recursive: true });
});
