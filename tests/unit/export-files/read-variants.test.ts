import { expect, test } from "vitest";
import { ages, exportFiles } from "../../support/exports/export-files.ts";
import { languages } from "../../support/exports/languages.ts";
import { makeExport } from "../../support/exports/made-export.ts";
import { countsOf, readAll } from "../../support/exports/read-all.ts";
import { zipped } from "../../support/exports/zipped.ts";

const made = makeExport({ days: 120 });

test.each(languages.flatMap((language) => ages.map((age) => ({ language, age }))))(
  "an export in $language as written in $age gives every row",
  async ({ language, age }) => {
    const zip = await zipped(exportFiles(made, { language, age }));
    const result = await readAll({ "my_whoop_data_2026_03_05.zip": zip });
    expect(countsOf(result)).toEqual(made.expected);
    expect(result.problems.map(({ reason }) => reason)).toEqual(Array(made.duplicates).fill("duplicate"));
    expect(result.files.map(({ type }) => type)).toEqual(["cycles", "sleeps", "workouts", "journal"]);
    expect(result.files.every(({ resaved, layout }) => !resaved && layout === "whoop")).toBe(true);
    expect(result.ignored).toEqual([]);
    expect(result.largestBatch).toBeLessThanOrEqual(500);
  },
);

test("languages and ages agree on every value they all have", { timeout: 30_000 }, async () => {
  const plain = await readAll(exportFiles(made));
  for (const language of languages) {
    const translated = await readAll(exportFiles(made, { language }));
    for (const type of ["cycles", "recoveries", "sleeps", "journal"] as const)
      expect(withoutFile(translated[type])).toEqual(withoutFile(plain[type]));
  }
});

function withoutFile(rows: readonly { file: string }[]) {
  return rows.map((row) => ({ ...row, file: "" }));
}

test("a folder, another letter case, the junk of file managers and other files do not matter", async () => {
  const files = exportFiles(made);
  const nested = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`My Data/${name.toUpperCase()}`, text]),
  );
  const result = await readAll({
    "whoop (1).zip": await zipped({
      "__MACOSX/My Data/._sleeps.csv": new Uint8Array([0, 5, 22, 7]),
      "My Data/.DS_Store": new Uint8Array([0, 0, 0, 1]),
      "My Data/readme.txt": "[a note to myself]",
      "My Data/photo.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]),
      ...nested,
    }),
  });
  expect(countsOf(result)).toEqual(made.expected);
  expect(result.ignored.map(({ file }) => file)).toEqual(["My Data/readme.txt", "My Data/photo.png"]);
});

test("a ZIP inside a ZIP is read, and nothing of it is left behind", async () => {
  const inner = await zipped(exportFiles(made));
  const result = await readAll({ "both.zip": await zipped({ "a/my_whoop_data.zip": inner }) });
  expect(countsOf(result)).toEqual(made.expected);
  expect(result.leftBehind).toEqual([]);
  expect(result.files[0]?.file).toBe("a/my_whoop_data.zip/physiological_cycles.csv");
});

test("files are known by their columns, whatever their names", async () => {
  const texts = Object.values(exportFiles(made));
  const renamed = Object.fromEntries(texts.map((text, index) => [`${index}.txt`, text]));
  expect(countsOf(await readAll(renamed))).toEqual(made.expected);
});

test("journal and workouts may be missing", async () => {
  const { "physiological_cycles.csv": cycles = "", "sleeps.csv": sleeps = "" } = exportFiles(made);
  const result = await readAll({ "c.csv": cycles, "s.csv": sleeps });
  expect(countsOf(result)).toEqual({ ...made.expected, workouts: 0, journal: 0 });
});

test("a lone cycles file gives its nights too", async () => {
  const { "physiological_cycles.csv": cycles = "" } = exportFiles(made);
  const naps = made.sleeps.filter(({ nap }) => nap === "true").length;
  const result = await readAll({ "c.csv": cycles });
  expect(countsOf(result)).toEqual({
    ...made.expected,
    sleeps: made.expected.sleeps - naps,
    workouts: 0,
    journal: 0,
  });
});

test("of two exports in one ZIP the newer one's rows come and the older one's are duplicates", async () => {
  const older = { ...makeExport({ days: 80 }) };
  const zip = await zipped({
    "old.zip": await zipped(exportFiles(older)),
    "new.zip": await zipped(exportFiles(made)),
  });
  const result = await readAll({ "all.zip": zip });
  expect(countsOf(result)).toEqual(made.expected);
  expect(new Set(result.cycles.map(({ file }) => file))).toEqual(
    new Set(["new.zip/physiological_cycles.csv"]),
  );
  expect(result.cycles.filter(({ endAt }) => endAt === null)).toHaveLength(1);
});

test("files of one name from several ZIPs are told apart", async () => {
  const zip = await zipped(exportFiles(made));
  const older = await zipped(exportFiles(makeExport({ days: 80 })));
  const result = await readAll({ "a.zip": zip, "b.zip": older });
  expect(countsOf(result)).toEqual(made.expected);
  const names = result.files.map(({ file }) => file);
  expect(names).toContain("b.zip/sleeps.csv");
  expect(new Set(names).size).toBe(8);
});

test("a byte order mark, CRLF, semicolons and UTF-16 do not matter", { timeout: 30_000 }, async () => {
  const files = exportFiles(made);
  const rewritten = (change: (text: string) => string | Uint8Array) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]));
  const changes: ((text: string) => string | Uint8Array)[] = [
    (text) => `\uFEFF${text}`,
    (text) => text.replaceAll("\n", "\r\n").slice(0, -2),
    (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
    (text) => `sep=;\n${text.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ";")}`,
  ];
  for (const change of changes) expect(countsOf(await readAll(rewritten(change)))).toEqual(made.expected);
});

test("a file in Windows-1252 keeps its accents", async () => {
  const spanish = exportFiles(made, { language: "spanish" });
  const sleeps = Buffer.from(spanish["sueño.csv"] ?? "", "latin1");
  const result = await readAll({ "sueno.csv": sleeps });
  expect(result.sleeps).toHaveLength(made.expected.sleeps);
});

test("unknown columns are passed over, and columns may stand in any order", async () => {
  const { "workouts.csv": workouts = "" } = exportFiles(made, { age: "2024" });
  const turned = workouts
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => [...line.split(",").reverse(), "7"].join(","))
    .join("\n");
  const [head, ...rest] = turned.split("\n");
  const result = await readAll({
    "w.csv": `${[head?.replace(/7$/, "Something new"), ...rest].join("\n")}\n`,
  });
  expect(result.workouts).toHaveLength(made.expected.workouts);
  expect(result.workouts.every(({ distanceM }) => distanceM !== null)).toBe(true);
});

test("headers in another letter case, in snake case and without their units are known", async () => {
  const renamed = (change: (header: string) => string) =>
    Object.fromEntries(
      Object.entries(exportFiles(made)).map(([name, text]) => {
        const [head = "", ...rest] = text.split("\n");
        return [name, [head.split(",").map(change).join(","), ...rest].join("\n")];
      }),
    );
  const plain = await readAll(exportFiles(made));
  const snake = (header: string) => header.toLowerCase().replaceAll(/[^a-z0-9%]+/g, "_");
  const bare = (header: string) => snake(header).replace(/_(%|bpm_|min_|rpm_|ms_)$/, "");
  for (const change of [(header: string) => header.toUpperCase(), snake, bare]) {
    const { cycles, recoveries, sleeps, workouts, journal } = await readAll(renamed(change));
    expect({ cycles, recoveries, sleeps, workouts, journal }).toEqual({
      cycles: plain.cycles,
      recoveries: plain.recoveries,
      sleeps: plain.sleeps,
      workouts: plain.workouts,
      journal: plain.journal,
    });
  }
});

test("a skin temperature in another unit is not taken for degrees Celsius", async () => {
  const { "physiological_cycles.csv": cycles = "" } = exportFiles(made);
  const result = await readAll({ "c.csv": cycles.replace("(celsius)", "(fahrenheit)") });
  expect(result.recoveries.every(({ skinTempC }) => skinTempC === null)).toBe(true);
});

test("a column that stands there twice makes a file nobody's", async () => {
  const { "sleeps.csv": sleeps = "" } = exportFiles(made);
  await expect(
    readAll({ "s.csv": sleeps.replace("Sleep need (min)", "Sleep debt (min)") }),
  ).rejects.toMatchObject({
    code: "nothing-recognised",
  });
});
