import { describe, expect, test } from "vitest";
import { calendarText } from "#app/texts/en/calendar.ts";
import { shellText } from "#app/texts/en/shell.ts";
import { isUnderWay, prepareSync, type SyncInput } from "#presenters/prepare-today-sync.ts";

const progressOf = (run: Partial<SyncInput>) =>
  prepareSync(
    { state: "running", trigger: "user", records: 0, progress: {}, ...run },
    shellText.sync,
    calendarText,
  );

const types = {
  cycles: { reachedAt: "2022-06-01T00:00:00Z", done: false },
  sleeps: { reachedAt: "2023-03-05T00:00:00Z", done: false },
  workouts: { reachedAt: "2024-01-01T00:00:00Z", done: true },
};

describe("a sync under way", () => {
  test("says, during the first one, from when on every unfinished type is already here", () => {
    expect(progressOf({ trigger: "connect", records: 1240, progress: types }).detail).toBe(
      "Everything since March 2023 is here, older days are still arriving. 1240 records so far.",
    );
  });

  test("does not speak of history in later ones", () => {
    expect(progressOf({ records: 12, progress: types }).detail).toBe("12 records so far.");
  });

  test("says when it waits", () => {
    expect(progressOf({ state: "requested" })).toEqual({ label: "Waiting to sync", detail: "" });
    expect(progressOf({ state: "paused" }).label).toMatch(/^Paused/);
  });

  test("is over when done or failed, and not while it waits", () => {
    expect(["requested", "running", "paused"].map((state) => isUnderWay({ state }))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["done", "failed"].map((state) => isUnderWay({ state }))).toEqual([false, false]);
    expect(isUnderWay(null)).toBe(false);
  });
});
