import { describe, expect, it } from "vitest";
import { calendarText } from "#app/texts/en/calendar.ts";
import { dataText } from "#app/texts/en/data.ts";
import { prepareRecordChanges } from "#presenters/prepare-record-changes.ts";
import { wallClock } from "#presenters/wall-clock.ts";

const change = (before: unknown, after: unknown) =>
  prepareRecordChanges(before, after, dataText.record).map(
    ({ label, before: was, after: is }) => `${label}: ${was} → ${is}`,
  );

describe("why a number changed, in words", () => {
  it("names only the fields that differ, with their values then and now", () =>
    expect(
      change(
        { updated_at: "a", score: { recovery_score: 61, resting_heart_rate: 52 } },
        { updated_at: "b", score: { recovery_score: 64, resting_heart_rate: 52 } },
      ),
    ).toEqual(["Recovery, %: 61 → 64"]));

  it("says durations in hours and minutes, and HRV in milliseconds", () =>
    expect(
      change(
        { score: { hrv_rmssd_milli: 61.26, stage_summary: { total_rem_sleep_time_milli: 7_200_000 } } },
        { score: { hrv_rmssd_milli: 40, stage_summary: { total_rem_sleep_time_milli: 5_400_000 } } },
      ),
    ).toEqual(["HRV: 61.3 ms → 40.0 ms", "REM sleep: 2:00 h → 1:30 h"]));

  it("shows a score that came or went as nothing, never as zero", () =>
    expect(
      change(
        { score_state: "PENDING_SCORE" },
        { score_state: "SCORED", score: { strain: 4.25, skin_temp_celsius: null } },
      ),
    ).toEqual(["Score: being scored → scored", "Strain: nothing → 4.25"]));

  it("keeps WHOOP's own name for a field nobody has words for", () =>
    expect(change({ score: { a_new_field: 1 } }, { score: { a_new_field: 2 } })).toEqual([
      "a new field: 1 → 2",
    ]));

  it("finds nothing when only the time of the change differs", () =>
    expect(change({ updated_at: "a", nap: false }, { updated_at: "b", nap: false })).toEqual([]));
});

describe("an instant on the clock of the schedules", () => {
  it("follows the time zone, past midnight too", () => {
    const at = new Date("2026-03-01T23:30:00Z");
    expect(wallClock(at, "Europe/Berlin", calendarText)).toBe("2 Mar 2026, 00:30");
    expect(wallClock(at, "America/New_York", calendarText)).toBe("1 Mar 2026, 18:30");
  });
});
