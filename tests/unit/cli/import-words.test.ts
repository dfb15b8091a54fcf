import { describe, expect, test } from "vitest";
import { importWords } from "#cli/import-words.ts";
import type { ImportView } from "#queries/status/imports.ts";

const at = new Date("2026-03-01T12:00:00Z");
const done: ImportView = {
  id: 7,
  state: "done",
  fileName: "my_whoop_data.zip",
  sizeBytes: 1,
  contentHash: "a".repeat(64),
  newestStartAt: at,
  uploadedBy: "cli",
  createdAt: at,
  changedAt: at,
  rowsRead: 1,
  rowsTotal: 1,
  report: null,
  problem: null,
  advice: null,
};
const counts = { new: 0, changed: 0, unchanged: 0, mayBeNap: 0, deletedByWhoop: 0 };
const file = { type: "cycles", layout: "whoop", resaved: false, read: 40, skipped: 0, problems: [] };

describe("what the command line says of an import", () => {
  test("tells the same reason once, with how many rows share it", () => {
    const problem = { row: 2, rows: 30, reason: "bad-zone", words: "No zone." };
    const problems = [problem, { ...problem, row: 9, rows: 1, words: "No start." }, { ...problem, rows: 2 }];
    const report = { files: [{ ...file, file: "a.csv", skipped: 33, problems }], ignored: [], changes: [] };
    expect(importWords({ ...done, report }, "were")).toEqual([
      "a.csv: 40 rows read, 33 skipped",
      "  row 2 and 29 other rows: No zone.",
      "  row 9: No start.",
      "  row 2 and 1 other row: No zone.",
      "Stored as import 7.",
    ]);
  });

  test("counts what was left out by itself and names why", () => {
    const changes = [
      { ...counts, file: "a.csv", type: "cycles", new: 40, deletedByWhoop: 1 },
      { ...counts, file: "a.csv", type: "recoveries", new: 37, mayBeNap: 3 },
      { ...counts, file: "a.csv", type: "sleeps", unchanged: 2 },
    ];
    const report = { files: [{ ...file, file: "a.csv", read: 1 }], ignored: [], changes };
    expect(importWords({ ...done, state: "ready", report }, "would be")).toEqual([
      "a.csv: 1 row read, 0 skipped",
      "cycles       40 would be new, 0 changed, 0 unchanged, 1 left out (deleted by WHOOP) (a.csv)",
      "recoveries   37 would be new, 0 changed, 0 unchanged, 3 left out (may be a nap's) (a.csv)",
      "sleeps       0 would be new, 0 changed, 2 unchanged (a.csv)",
      "Nothing was stored.",
    ]);
  });
});
