import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseDay } from "#domain/day.ts";
import { type ExportFormat, exportMember } from "#queries/records/export.ts";
import { loadImport } from "#queries/status/imports.ts";
import { cellsOf } from "#sync/import/cells.ts";
import { confirmImport, discardImport, undoImport } from "#sync/import/choices.ts";
import { pruneImports } from "#sync/import/prune.ts";
import { writeLayer } from "#sync/import/source-layer.ts";
import { followImports } from "#sync/import/steps.ts";
import { receiveUpload } from "#sync/import/upload.ts";
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
import { at, createMember, storeDays } from "./queries-store.ts";

const cycles = [
  "Cycle start time,Cycle end time,Cycle timezone,Recovery score %,Resting heart rate (bpm),Heart rate variability (ms),Skin temp (celsius),Blood oxygen %,Day Strain,Energy burned (cal),Max HR (bpm),Average HR (bpm),Sleep onset,Wake onset,Sleep performance %,Respiratory rate (rpm),Asleep duration (min),In bed duration (min),Light sleep duration (min),Deep (SWS) duration (min),REM duration (min),Awake duration (min),Sleep need (min),Sleep debt (min),Sleep efficiency %,Sleep consistency %",
  "2024-05-02 22:40:10,,UTC+02:00,71,50,80,33.91,96.10,,,,,2024-05-02 22:40:10,2024-05-03 06:40:10,90,14.5,440,480,220,100,120,40,500,20,92,71",
  "2024-05-01 22:30:00,2024-05-02 22:40:10,UTC+02:00,64,51,77,33.82,95.75,11.4,2100,171,68,2024-05-01 22:30:00,2024-05-02 06:30:00,88,14.4,430,480,215,95,120,50,495,15,90,70",
  "",
].join("\n");
const journal = [
  "Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes",
  '2024-05-01 22:30:00,2024-05-02 22:40:10,UTC+02:00,Have any caffeine? ,true,"one, late"',
  "",
].join("\n");

const day = parseDay("2026-02-10");
const counts = { new: 0, changed: 0, unchanged: 0, mayBeNap: 0, deletedByWhoop: 0 };

describe.each(databaseKinds)("files that are imported (%s database)", (kind) => {
  let install: TestInstall;
  let uploads: string;
  let memberId = 0;
  let members = 0;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    uploads = await mkdtemp(join(tmpdir(), "pulsekeep-uploads-"));
  });
  afterAll(async () => {
    await install.stop();
    await rm(uploads, { recursive: true, force: true });
  });
  beforeEach(async () => {
    members += 1;
    memberId = await createMember(install.db, `member-${members}`);
  });

  const upload = async (
    files: Record<string, string | Uint8Array>,
    { confirmed = false, lost = 0 } = {},
  ): Promise<number> => {
    async function* incoming() {
      for (const [name, content] of Object.entries(files)) {
        const bytes = Buffer.from(content);
        yield { name, content: Readable.from([bytes]), announcedBytes: bytes.byteLength + lost };
      }
    }
    const request = { memberId, uploadedBy: "api" as const, confirmed, files: incoming() };
    return (await receiveUpload(install.ctx, uploads, request)).importId;
  };
  const view = async (id: number) => {
    const found = await loadImport(install.db, { memberId, id });
    if (!found) throw new Error(`There is no import ${id}.`);
    return found;
  };
  const empty = { cycles: [], sleeps: [], recoveries: [], workouts: [], journal: [] };

  it("are previewed first, with nothing stored", async () => {
    const id = await upload({ "physiological_cycles.csv": cycles, "journal_entries.csv": journal });
    await followImports(install.ctx, uploads);
    const { state, report } = await view(id);
    expect(state).toBe("ready");
    expect(report?.files).toMatchObject([
      { file: "physiological_cycles.csv", type: "cycles", read: 2, skipped: 0 },
      { file: "journal_entries.csv", type: "journal", read: 1, skipped: 0 },
    ]);
    expect(report?.changes).toEqual(
      expect.arrayContaining([
        { file: "physiological_cycles.csv", type: "cycles", ...counts, new: 2 },
        { file: "physiological_cycles.csv", type: "sleeps", ...counts, new: 2 },
        { file: "physiological_cycles.csv", type: "recoveries", ...counts, new: 2 },
        { file: "journal_entries.csv", type: "journal", ...counts, new: 1 },
      ]),
    );
    expect(await storedHealth(install.db, memberId)).toEqual(empty);
    expect(await readdir(uploads)).toEqual([]);
  });

  it("are stored when confirmed, and undone as if they had never been", async () => {
    const id = await upload({ "physiological_cycles.csv": cycles, "journal_entries.csv": journal });
    await followImports(install.ctx, uploads);
    await confirmImport(install.ctx, { memberId, importId: id });
    await followImports(install.ctx, uploads);
    const stored = await storedHealth(install.db, memberId);
    expect(stored["cycles"]).toMatchObject([
      { day: "2024-05-03", endAt: null, strain: null },
      { day: "2024-05-02", strain: 11.4, energyKj: expect.closeTo(8786.4, 5) },
    ]);
    expect(stored["recoveries"]).toMatchObject([{ recovery: 64 }, { recovery: 71 }]);
    expect(stored["journal"]).toMatchObject([
      { day: "2024-05-02", question: "Have any caffeine?", answeredYes: true, notes: "one, late" },
    ]);
    await undoImport(install.ctx, { memberId, importId: id });
    await followImports(install.ctx, uploads);
    expect((await view(id)).state).toBe("undone");
    expect(await storedHealth(install.db, memberId)).toEqual(empty);
  });

  it("that were stored before add nothing and are not stored twice (F4)", async () => {
    await upload({ "physiological_cycles.csv": cycles }, { confirmed: true });
    await followImports(install.ctx, uploads);
    const before = await storedHealth(install.db, memberId);
    const again = await upload({ "physiological_cycles.csv": cycles }, { confirmed: true });
    await followImports(install.ctx, uploads);
    const { state, report } = await view(again);
    expect(state).toBe("same");
    expect(report?.changes.every((change) => change.new + change.changed === 0)).toBe(true);
    expect(await storedHealth(install.db, memberId)).toEqual(before);
    expect(await install.db.importedCycle.count({ where: { memberId } })).toBe(2);
  });

  it("of a newer export update the open cycle in place", async () => {
    await upload({ "physiological_cycles.csv": cycles }, { confirmed: true });
    await followImports(install.ctx, uploads);
    const newer = cycles
      .replace("2024-05-02 22:40:10,,UTC+02:00", "2024-05-02 22:40:10,2024-05-03 23:00:00,UTC+02:00")
      .replace(",96.10,,,,,", ",96.10,9.2,1900,150,66,")
      .replace(
        "2024-05-02 22:40:10,2024",
        "2024-05-03 23:00:00,,UTC+02:00,,,,,,,,,,,,,,,,,,,,,,,\n2024-05-02 22:40:10,2024",
      );
    const id = await upload({ "physiological_cycles.csv": newer }, { confirmed: true });
    await followImports(install.ctx, uploads);
    expect(await view(id)).toMatchObject({ state: "done", problem: null });
    const stored = await storedHealth(install.db, memberId);
    expect(stored["cycles"]).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ day: "2024-05-03", strain: 9.2 })]),
    );
  });

  it("that are discarded leave nothing behind", async () => {
    const id = await upload({ "physiological_cycles.csv": cycles });
    await followImports(install.ctx, uploads);
    await discardImport(install.ctx, { memberId, importId: id });
    expect(await install.db.importedCycle.count({ where: { importId: id } })).toBe(0);
    await expect(confirmImport(install.ctx, { memberId, importId: id })).rejects.toThrow(/no longer/);
  });

  it("that are no export, or damaged, are refused in words and nothing of them is kept", async () => {
    const hostile = {
      "letter.txt": "Dear Sir or Madam,\n",
      "broken.zip": Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(400, 7)]),
      "empty.csv": "",
    };
    for (const [name, content] of Object.entries(hostile)) {
      const id = await upload({ [name]: content }, { confirmed: true });
      await followImports(install.ctx, uploads);
      const { state, problem, advice } = await view(id);
      expect({ name, state }).toEqual({ name, state: "failed" });
      expect(problem).toMatch(/[a-z].*\.$/);
      expect(advice).not.toBe("");
      expect(await install.db.importedCycle.count({ where: { importId: id } })).toBe(0);
    }
    expect(await storedHealth(install.db, memberId)).toEqual(empty);
    expect(await readdir(uploads)).toEqual([]);
  });

  const rowsWithZone = (count: number, zone: string) =>
    Array.from({ length: count }, (_, index) => {
      const date = `2024-03-${String(index + 1).padStart(2, "0")}`;
      return `${date} 22:00:00,${date} 23:00:00,${zone},Ate late,true,\n`;
    }).join("");
  const journalHeader = `${journal.split("\n")[0]}\n`;

  it.each([true, false])(
    "of which no row can be read fail with one sentence and advice, and nothing is there to undo (confirmed: %s)",
    async (confirmed) => {
      const id = await upload(
        { "journal_entries.csv": journalHeader + rowsWithZone(30, "CET") },
        { confirmed },
      );
      await followImports(install.ctx, uploads);
      const { state, problem, advice } = await view(id);
      expect({ state, problem }).toEqual({
        state: "failed",
        problem: 'None of the 30 rows could be read: "Cycle timezone" is not an offset such as UTC+01:00.',
      });
      expect(advice).toMatch(/^Ask WHOOP for a new export/);
      await expect(undoImport(install.ctx, { memberId, importId: id })).rejects.toThrow(/no longer/);
      await expect(confirmImport(install.ctx, { memberId, importId: id })).rejects.toThrow(/no longer/);
      expect(await storedHealth(install.db, memberId)).toEqual(empty);
    },
  );

  it("of which no row can be read for several reasons fail with the commonest", async () => {
    const rows = rowsWithZone(3, "CET") + rowsWithZone(1, "UTC+01:00").replace(",true,", ",perhaps,");
    const id = await upload({ "journal_entries.csv": journalHeader + rows }, { confirmed: true });
    await followImports(install.ctx, uploads);
    expect((await view(id)).problem).toBe(
      'None of the 4 rows could be read, most of them for this reason: "Cycle timezone" is not an offset such as UTC+01:00.',
    );
  });

  it("without a row fail instead of being stored as nothing", async () => {
    const id = await upload({ "journal_entries.csv": journalHeader }, { confirmed: true });
    await followImports(install.ctx, uploads);
    expect(await view(id)).toMatchObject({ state: "failed", problem: "These files have no rows." });
  });

  it("are stored as far as they can be read, and the same reason is told once with how many rows share it", async () => {
    const rows =
      rowsWithZone(12, "CET") +
      rowsWithZone(1, "UTC+01:00") +
      rowsWithZone(1, "UTC+02:00").replace("true", "?");
    const id = await upload({ "journal_entries.csv": journalHeader + rows }, { confirmed: true });
    await followImports(install.ctx, uploads);
    const { state, report } = await view(id);
    expect(state).toBe("done");
    expect(report?.files).toMatchObject([
      {
        read: 14,
        skipped: 13,
        problems: [
          { row: 2, rows: 12, reason: "bad-zone", words: expect.stringContaining("Cycle timezone") },
          { row: 15, rows: 1, reason: "bad-flag", words: expect.stringContaining("Answered yes") },
        ],
      },
    ]);
  });

  it("with recoveries that may be a nap's count them as left out, not as unchanged", async () => {
    const showingLater = cycles.replace(
      "2024-05-01 22:30:00,2024-05-02 06:30:00",
      "2024-05-02 13:00:00,2024-05-02 14:00:00",
    );
    const id = await upload({ "physiological_cycles.csv": showingLater });
    await followImports(install.ctx, uploads);
    const { report } = await view(id);
    expect(report?.changes).toContainEqual({
      file: "physiological_cycles.csv",
      type: "recoveries",
      ...counts,
      new: 1,
      mayBeNap: 1,
    });
    await confirmImport(install.ctx, { memberId, importId: id });
    await followImports(install.ctx, uploads);
    expect((await view(id)).report?.changes).toEqual(report?.changes);
    expect((await storedHealth(install.db, memberId))["recoveries"]).toHaveLength(1);
  });

  it("with records that WHOOP deleted count them as left out, not as unchanged", async () => {
    await storeDays(install.db, memberId, parseDay("2024-05-02"), 1);
    await install.db.cycle.updateMany({
      where: { memberId },
      data: {
        startAt: new Date("2024-05-01T20:30:00Z"),
        deletedAt: install.clock.now(),
        deletedReason: "not-found",
      },
    });
    const id = await upload({ "physiological_cycles.csv": cycles });
    await followImports(install.ctx, uploads);
    expect((await view(id)).report?.changes).toContainEqual({
      file: "physiological_cycles.csv",
      type: "cycles",
      ...counts,
      new: 1,
      deletedByWhoop: 1,
    });
  });

  it("that arrive shorter than announced are refused", async () => {
    await expect(upload({ "physiological_cycles.csv": cycles }, { lost: 1 })).rejects.toThrow(
      /bytes of the file/,
    );
    expect(await install.db.import.count({ where: { memberId } })).toBe(0);
    expect(await readdir(uploads)).toEqual([]);
  });

  it("left by a worker that was killed are begun anew by the next, whole", async () => {
    const id = await upload({ "physiological_cycles.csv": cycles }, { confirmed: true });
    await install.db.import.update({
      where: { id },
      data: {
        state: "reading",
        holder: "another-machine/1/x",
        leaseUntil: new Date(install.clock.now().getTime() + 30_000),
      },
    });
    const left = archivedCycle(new Date("2023-01-01T22:00:00Z"));
    await writeLayer(install.db, { importId: id, memberId }, "cycles", [
      cellsOf("cycles", { ...left, file: "of an earlier attempt.csv", row: 2 }),
    ]);
    expect(await followImports(install.ctx, uploads)).toBe(0);
    install.clock.advance(31_000);
    await followImports(install.ctx, uploads);
    expect((await view(id)).state).toBe("done");
    expect((await storedHealth(install.db, memberId))["cycles"]).toHaveLength(2);
  });

  it("that nobody answers for are given up after a week, and nothing of them is left", async () => {
    const id = await upload({ "physiological_cycles.csv": cycles });
    await followImports(install.ctx, uploads);
    install.clock.advance(6 * 24 * 3_600_000);
    await pruneImports(install.ctx, uploads);
    expect((await view(id)).state).toBe("ready");
    install.clock.advance(2 * 24 * 3_600_000);
    await pruneImports(install.ctx, uploads);
    expect((await view(id)).state).toBe("discarded");
    expect(await install.db.importedCycle.count({ where: { importId: id } })).toBe(0);
  });

  const exportTo = async (from: number, format: ExportFormat, path: string) => {
    const { content } = await exportMember(install.db, { memberId: from, format, now: install.clock.now() });
    await pipeline(content, createWriteStream(path));
  };
  const comparable = (stored: Record<string, unknown[]>, without: string[]) =>
    JSON.parse(
      JSON.stringify(stored, (key, value) => {
        if (["memberId", "imported", "filled", "importKeyAt", "importId", ...without].includes(key))
          return undefined;
        return typeof value === "bigint" ? value.toString() : value;
      }),
    );
  const storeMuch = async () => {
    await storeDays(install.db, memberId, day, 4);
    await install.db.workout.updateMany({ where: { memberId }, data: { sportName: "=1+1" } });
    const early = at(parseDay("2025-06-01"), -1);
    await importRows(
      install.db,
      memberId,
      {
        cycles: [archivedCycle(early)],
        sleeps: [archivedNight(early)],
        recoveries: [archivedRecovery(early)],
        workouts: [archivedWorkout(at(parseDay("2025-06-01"), 12), { sportName: "Hiking/Rucking" })],
        journal: [
          {
            day: null,
            offsetMin: 120,
            cycleStartAt: early,
            cycleEndAt: null,
            question: "Any alcohol?",
            answeredYes: false,
            notes: '@home, "two"\nlines',
          },
        ],
      },
      { newestStartAt: early, now: install.clock.now() },
    );
  };

  it.each(["json", "csv"] as const)(
    "that we exported as %s give an empty install the same rows (F3)",
    async (format) => {
      await storeMuch();
      const original = await storedHealth(install.db, memberId);
      const folder = await mkdtemp(join(tmpdir(), "pulsekeep-export-"));
      const path = join(folder, "export.zip");
      await exportTo(memberId, format, path);
      memberId = await createMember(install.db, `empty-${members}-${format}`);
      const id = await upload({ "export.zip": await readFile(path) }, { confirmed: true });
      await followImports(install.ctx, uploads);
      expect(await view(id)).toMatchObject({ state: "done", problem: null });
      const lost = format === "csv" ? ["raw"] : [];
      const times = ["whoopCreatedAt", "whoopUpdatedAt"];
      expect(comparable(await storedHealth(install.db, memberId), [...lost, ...times])).toEqual(
        comparable(original, [...lost, ...times]),
      );
      await rm(folder, { recursive: true, force: true });
    },
  );

  it("that we exported in WHOOP's layout come back to its own precision", async () => {
    await storeMuch();
    const folder = await mkdtemp(join(tmpdir(), "pulsekeep-export-"));
    const path = join(folder, "my_whoop_data.zip");
    await exportTo(memberId, "whoop", path);
    const original = await install.db.sleep.findMany({ where: { memberId }, orderBy: { startAt: "asc" } });
    memberId = await createMember(install.db, `whoop-${members}`);
    await upload({ "my_whoop_data.zip": await readFile(path) }, { confirmed: true });
    await followImports(install.ctx, uploads);
    const sleeps = await install.db.sleep.findMany({ where: { memberId }, orderBy: { startAt: "asc" } });
    expect(sleeps.map(({ startAt, day: of, nap, lightMs }) => ({ startAt, of, nap, lightMs }))).toEqual(
      original.map(({ startAt, day: of, nap, lightMs }) => ({ startAt, of, nap, lightMs })),
    );
    await rm(folder, { recursive: true, force: true });
  });
});
