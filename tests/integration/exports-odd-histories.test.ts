import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFormats } from "#queries/records/export.ts";
import { columnsOf } from "../support/exports/export-files.ts";
import { headers } from "../support/exports/languages.ts";
import type { MadeRow } from "../support/exports/made-export.ts";
import { exportedZip, importFiles, whatIsStored } from "../support/import-files.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { createMember } from "./queries-store.ts";

const cycle = { cycleStart: "2024-05-05 23:00:00", cycleEnd: "2024-05-07 20:00:00", zone: "UTC+01:00" };
const recovery = { recovery: "60", restingBpm: "50", hrvMs: "70", skinTempC: "33.10", spo2Pct: "96.00" };
const minutes = {
  asleepMin: "300",
  inBedMin: "330",
  lightMin: "150",
  deepMin: "70",
  remMin: "80",
  awakeMin: "30",
};
const sleep = (sleepOnset: string, wakeOnset: string): MadeRow => ({
  ...cycle,
  sleepOnset,
  wakeOnset,
  ...minutes,
});
const night = sleep("2024-05-05 23:00:00", "2024-05-06 05:00:00");
const workout = { ...cycle, workoutStart: "2024-05-06 10:00:00", workoutEnd: "2024-05-06 11:00:00" };

function fileOf(type: "cycles" | "sleeps" | "workouts", rows: readonly MadeRow[]): string {
  const columns = columnsOf(type, "2024");
  const lines = rows.map((row) => columns.map((column) => row[column] ?? ""));
  return [columns.map((column) => headers.english[column] ?? ""), ...lines]
    .map((cells) => `${cells}\n`)
    .join("");
}

describe("an export of an unusual history gives an empty install the same records and days", () => {
  let install: TestInstall;
  let members = 0;

  beforeAll(async () => {
    install = await createTestInstall("embedded");
  });
  afterAll(() => install.stop());
  const imported = async (files: Record<string, string | Uint8Array>) => {
    members += 1;
    const memberId = await createMember(install.db, `member-${members}`);
    expect(await importFiles(install, memberId, files)).toMatchObject({ state: "done" });
    return { memberId, stored: await whatIsStored(install.db, memberId) };
  };

  const histories: Record<string, Record<string, string>> = {
    "sleeps alone keep the cycles they name, a nap its own": {
      "sleeps.csv": fileOf("sleeps", [
        { ...night, nap: "false" },
        { ...sleep("2024-05-06 14:00:00", "2024-05-06 20:00:00"), nap: "true" },
      ]),
    },
    "without a workouts file it stays unknown whether there were workouts": {
      "physiological_cycles.csv": fileOf("cycles", [{ ...night, ...recovery, dayStrain: "9.1" }]),
    },
    "a workouts file without a row says that there were none": {
      "physiological_cycles.csv": fileOf("cycles", [{ ...night, ...recovery, dayStrain: "9.1" }]),
      "workouts.csv": fileOf("workouts", []),
    },
    "activities keep their names, written small or not": {
      "workouts.csv": fileOf("workouts", [
        { ...workout, activityName: "yoga", activityStrain: "4.0" },
        { ...workout, workoutStart: "2024-05-06 10:30:00", activityName: "vélo", activityStrain: "5.0" },
      ]),
    },
    "the recovery of a cycle with a second, longer night is kept": {
      "physiological_cycles.csv": fileOf("cycles", [{ ...night, ...recovery, dayStrain: "9.1" }]),
      "sleeps.csv": fileOf("sleeps", [
        { ...night, nap: "false" },
        { ...sleep("2024-05-06 23:00:00", "2024-05-07 08:00:00"), nap: "false" },
      ]),
    },
  };
  it.each(Object.entries(histories))("%s", async (_name, files) => {
    const { memberId, stored } = await imported(files);
    for (const format of exportFormats) {
      const zip = await exportedZip(install, memberId, format);
      expect({ format, ...(await imported({ "export.zip": zip })).stored }).toEqual({ format, ...stored });
    }
  });
});
