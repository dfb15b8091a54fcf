import { describe, expect, test } from "vitest";
import { dayText } from "#app/texts/en/day.ts";
import { metricText } from "#app/texts/en/metrics.ts";
import { tableText } from "#app/texts/en/tables.ts";
import { assembleOneDay } from "#domain/assemble-days.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { addDays, parseDay } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { type DayInput, prepareDay } from "#presenters/prepare-day.ts";
import { prepareRecordTable } from "#presenters/prepare-record-table.ts";
import { always, at, firstDay, nap, night, ordinaryDays, recovery, workout } from "../domain/row-builders.ts";

const day = parseDay("2026-03-02");
const emptyDay = assembleOneDay(day, { cycles: [], sleeps: [], recoveries: [], workouts: [] }, []);
const stored = { from: addDays(day, -1), to: day };

function page(changes: Partial<DayRecord> = {}, view: Partial<DayInput> = {}) {
  const records = { cycle: null, sleep: null, recovery: null, otherNights: [], naps: [], workouts: [] };
  return prepareDay(
    { record: { ...emptyDay, ...changes }, ...records, unreadable: [], ...view },
    stored,
    metricText,
    dayText,
  );
}

describe("a day", () => {
  test("leads to its neighbours as far as there are records", () => {
    expect(page()).toMatchObject({
      title: "Monday, 2 March 2026",
      previous: addDays(day, -1),
      next: null,
    });
  });

  test("says why a number is missing: being scored, not scorable, or no reading", () => {
    const states = { recovery: "pending", sleep: "unscorable", strain: "scored" } as const;
    const { recovery, sleep, strain } = page({ states });
    expect(recovery[0]).toMatchObject({ value: null, note: dayText.states.pending });
    expect(sleep[0]).toMatchObject({ value: null, note: dayText.states.unscorable });
    expect(strain[0]).toMatchObject({ value: null, note: dayText.noReading });
  });

  test("says of which record what could not be read, and calls what it leaves without a value unreadable", () => {
    const states = { recovery: "unreadable", sleep: "scored", strain: "scored" } as const;
    const values = { ...emptyDay.values, deepMin: 80 };
    const unreadable = [
      { type: "recoveries" as const, day, fields: [] },
      { type: "sleeps" as const, day, fields: ["score.stage_summary.total_rem_sleep_time_milli"] },
    ];
    const { recovery, sleep, strain, notes } = page({ states, values }, { unreadable });
    const of = (label: string) => sleep.find((each) => each.label === label);
    expect(recovery[0]).toMatchObject({ value: null, note: dayText.states.unreadable });
    expect(of(metricText.remMin.label)).toMatchObject({ value: null, note: dayText.states.unreadable });
    expect(of(metricText.deepMin.label)?.note).toBeUndefined();
    expect(strain[0]).toMatchObject({ value: null, note: dayText.noReading });
    expect(notes).toEqual([
      expect.stringContaining("recovery"),
      expect.stringContaining("total_rem_sleep_time_milli"),
    ]);
  });

  test("calls what grows so far on a day that goes on, and marks what is unlikely", () => {
    const values = { ...emptyDay.values, strain: 4.26, hrvMs: 350 };
    const { strain, recovery, notes } = page({ values, open: true, unlikely: ["hrvMs"] });
    expect(strain[0]).toMatchObject({ value: "4.3", note: dayText.soFar });
    expect(recovery[1]).toMatchObject({ value: "350", note: dayText.unlikely });
    expect(notes).toEqual([dayText.flags.open]);
  });

  test("lists naps on their own clock", () => {
    const times = { startAt: new Date("2026-03-02T13:00:00Z"), endAt: new Date("2026-03-02T13:45:00Z") };
    const slept = checkRecord("sleeps", nap(day, { ...times, offsetMin: 60, scoreState: "PENDING_SCORE" }));
    const { naps } = page({}, { naps: [slept] });
    expect(naps).toEqual([
      { label: "Nap 14:00 – 14:45", value: "0:45", unit: "h", note: dayText.states.pending },
    ]);
  });
});

describe("a day with doubts", () => {
  test("names what is not possible where it would stand, and in a sentence for each record", () => {
    const rows = {
      ...ordinaryDays(1),
      recoveries: [recovery(firstDay, { hrvMs: 900 })],
      workouts: [workout(firstDay), workout(firstDay, { id: "broken", strain: 100_000_000 })],
    };
    const { recovery: lines, notes } = page(assembleOneDay(firstDay, rows, always), {
      recovery: checkRecord("recoveries", recovery(firstDay, { hrvMs: 900 })),
      workouts: rows.workouts.map((row) => checkRecord("workouts", row)),
    });
    expect(lines.find(({ label }) => label === metricText.hrvMs.label)).toEqual({
      label: metricText.hrvMs.label,
      value: null,
      note: `${dayText.notCounted} (900)`,
    });
    expect(notes).toEqual([
      "Recovery: Not possible, so left out: HRV, ms 900.",
      "Workout: Not possible, so left out: Strain 100000000.",
    ]);
  });

  test("says which numbers cannot both be true, and shows both", () => {
    const impossible = { lightMs: 8 * 3_600_000, deepMs: 2 * 3_600_000, remMs: 2 * 3_600_000 };
    const rows = { ...ordinaryDays(1), sleeps: [night(firstDay, impossible)] };
    const { sleep, notes } = page(assembleOneDay(firstDay, rows, always));
    expect(notes).toEqual([dayText.contradictions["asleep-over-in-bed"]]);
    const asleep = sleep.find(({ label }) => label === metricText.asleepMin.label);
    expect(asleep).toMatchObject({ value: "12:00", note: dayText.unlikely });
  });

  test("shows a second night with its recovery, apart from naps", () => {
    const second = checkRecord(
      "sleeps",
      night(day, { id: "second", startAt: at(day, 20), endAt: at(day, 23) }),
    );
    const morning = checkRecord("recoveries", recovery(day, { sleepId: "second", recovery: 31 }));
    const { naps, otherNights } = page({}, { otherNights: [{ ...second, recovery: morning }] });
    expect(naps).toEqual([]);
    expect(otherNights[0]?.lines.slice(0, 2)).toEqual([
      { label: "Asleep 20:00 – 23:00", value: "7:30", unit: "h" },
      { label: "Recovery", value: "31", unit: "%" },
    ]);
  });

  test("gives naps the minutes their sum is made of", () => {
    const slept = checkRecord("sleeps", nap(day, { inBedMs: 44 * 60_000 }));
    expect(page({}, { naps: [slept] }).naps[0]).toMatchObject({ value: "0:44" });
  });
});

describe("a raw table", () => {
  const columns = [
    { name: "id", kind: "text" },
    { name: "day", kind: "day" },
    { name: "startAt", kind: "instant" },
    { name: "offsetMin", kind: "number" },
    { name: "inBedMs", kind: "duration" },
    { name: "scoreState", kind: "text" },
    { name: "nap", kind: "flag" },
  ] as const;
  const row = ["a", "2026-03-02", "2026-03-01T22:30:00.000Z", 120, 27_000_000, "SCORED", false];

  test("writes instants on the record's own clock, durations as h:mm, states in words", () => {
    const { rows } = prepareRecordTable({ columns, rows: [row] }, tableText);
    expect(rows[0]?.cells.map(({ text }) => text).slice(2)).toEqual([
      "2026-03-02 00:30",
      "120",
      "7:30",
      tableText.states.SCORED,
      tableText.no,
    ]);
  });

  test("has no column for changes by WHOOP, or for values left out, where no row tells any", () => {
    const more = [
      ...columns,
      { name: "whoopUpdatedAt", kind: "instant" },
      { name: "refused", kind: "text" },
    ] as const;
    const names = (...ends: (string | null)[]) =>
      prepareRecordTable({ columns: more, rows: [[...row, ...ends]] }, tableText).columns.map(
        ({ name }) => name,
      );
    expect(names(null, null)).toEqual(columns.map(({ name }) => name));
    expect(names(null, "strain=22").at(-1)).toBe("refused");
  });

  test("keeps the stored value where the shown one is shorter, and an empty cell says so", () => {
    const { rows } = prepareRecordTable(
      { columns, rows: [["a", "2026-03-02", null, 120, 27_000_000, "SCORED", null]] },
      tableText,
    );
    expect(rows[0]?.cells[4]?.full).toBe("27000000");
    expect(rows[0]?.cells[2]).toEqual({ text: tableText.none });
  });
});
