import { describe, expect, test } from "vitest";
import { workoutText } from "#app/texts/en/workouts.ts";
import { assembleOneDay } from "#domain/assemble-days.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { parseDay } from "#domain/day.ts";
import { figureCsv } from "#presenters/figure-table.ts";
import { prepareWorkout, type WorkoutInput } from "#presenters/prepare-workout.ts";
import { prepareWorkoutLine, prepareWorkoutRecords, recordSpan } from "#presenters/prepare-workouts.ts";

const day = parseDay("2026-03-02");
const emptyDay = assembleOneDay(day, { cycles: [], sleeps: [], recoveries: [], workouts: [] }, []);
const minuteMs = 60_000;

function workout(changes: Partial<WorkoutInput> = {}): WorkoutInput {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    day,
    sportName: "running",
    startAt: new Date("2026-03-02T06:30:00Z"),
    endAt: new Date("2026-03-02T07:15:00Z"),
    offsetMin: 60,
    scoreState: "SCORED",
    strain: 8.25,
    sportId: null,
    averageBpm: 140.4,
    maxBpm: 171,
    energyKj: 2100,
    zone0Ms: 0,
    zone1Ms: 15 * minuteMs,
    zone2Ms: 30 * minuteMs,
    zone3Ms: 0,
    zone4Ms: 0,
    zone5Ms: 0,
    distanceM: 8040,
    altitudeGainM: null,
    altitudeChangeM: -12,
    recordedFraction: 0.995,
    whoopUpdatedAt: new Date("2026-03-02T08:00:00Z"),
    storedAt: new Date("2026-03-02T08:05:00Z"),
    refused: [],
    ...changes,
  };
}

describe("a workout", () => {
  test("stands on its own clock, its numbers rounded once", () => {
    const line = prepareWorkoutLine(workout(), workoutText);
    expect(line).toMatchObject({
      when: "Mon 2 Mar 2026, 07:30",
      duration: "0:45",
      strain: "8.3",
      averageBpm: "140",
    });
  });

  test("without a score says why, and never zero", () => {
    const line = prepareWorkoutLine(workout({ scoreState: "PENDING_SCORE" }), workoutText);
    expect(line).toMatchObject({ strain: null, zones: null, unscored: workoutText.states.pending });
    const page = prepareWorkout(workout({ scoreState: "UNSCORABLE" }), emptyDay, workoutText);
    expect(page.numbers.find(({ label }) => label === workoutText.measures.strain)).toMatchObject({
      value: null,
      note: workoutText.states.unscorable,
    });
    expect(page.zones.empty).toBe(workoutText.zonesUnknown);
  });

  test("has its zones as shares, and the same as a file", () => {
    const { zones } = prepareWorkout(workout(), emptyDay, workoutText);
    expect(zones.parts.map(({ label, words }) => `${label}: ${words}`).slice(1, 3)).toEqual([
      "Zone 1: 0:15 · 33 %",
      "Zone 2: 0:30 · 67 %",
    ]);
    expect(figureCsv(zones.table).split("\r\n")[3]).toBe("zone-2,30,66.66666666666667");
  });

  test("says so where the day has no reading, and where a number is missing", () => {
    const page = prepareWorkout(workout(), emptyDay, workoutText);
    expect(page.context.every(({ value, note }) => value === null && note === "No reading")).toBe(true);
    expect(page.numbers.find(({ label }) => label === workoutText.measures.altitudeGainM)?.value).toBeNull();
    expect(page.numbers.find(({ label }) => label === workoutText.measures.distanceM)).toMatchObject({
      value: "8.04",
      unit: "km",
    });
  });
});

describe("a workout that only an import knows", () => {
  const imported = workout({ whoopUpdatedAt: null, zone0Ms: null });

  test("has its five zones drawn, since an export does not tell zone 0", () => {
    const line = prepareWorkoutLine(imported, workoutText);
    expect(line.zones?.map(({ tone }) => tone)).toEqual(["zone-1", "zone-2", "zone-3", "zone-4", "zone-5"]);
    expect(line.zonesAriaText).not.toContain("Zone 0");
    const { zones } = prepareWorkout(imported, emptyDay, workoutText);
    expect(zones.parts[0]).toMatchObject({ label: "Zone 1", words: "0:15 · 33 %" });
  });

  test("has the shares of its length that the export told, not of its five zones", () => {
    const longer = { ...imported, endAt: new Date("2026-03-02T08:00:00Z") };
    expect(prepareWorkout(longer, emptyDay, workoutText).zones.parts.slice(0, 2)).toMatchObject([
      { label: "Zone 1", words: "0:15 · 17 %" },
      { label: "Zone 2", words: "0:30 · 33 %" },
    ]);
    const shares = prepareWorkoutLine(longer, workoutText).zones?.map(({ share }) => Math.round(share));
    expect(shares).toEqual([17, 33, 0, 0, 0]);
  });

  test("does not say when WHOOP changed it, since nobody knows", () => {
    const labels = (row: WorkoutInput) =>
      prepareWorkout(row, emptyDay, workoutText).source.map(({ label }) => label);
    expect(labels(workout())).toContain(workoutText.one.updated);
    expect(labels(imported)).not.toContain(workoutText.one.updated);
  });
});

describe("a workout with doubts", () => {
  test("after midnight has the date it began on, while it belongs to the day before", () => {
    const late = workout({
      startAt: new Date("2026-03-02T23:30:00Z"),
      endAt: new Date("2026-03-03T00:15:00Z"),
    });
    expect(prepareWorkoutLine(late, workoutText)).toMatchObject({ day, when: "Tue 3 Mar 2026, 00:30" });
    expect(prepareWorkout(late, emptyDay, workoutText).when).toBe("Tue 3 Mar 2026, 00:30");
  });

  test("has no length when it ends before it begins, and says so", () => {
    const { refused: _, ...stored } = workout({ strain: 1e8 });
    const broken = checkRecord("workouts", { ...stored, endAt: new Date("2026-03-02T06:29:00Z") });
    const page = prepareWorkout(broken, emptyDay, workoutText);
    expect(page.numbers.filter(({ value }) => value === null).map(({ label }) => label)).toEqual(
      expect.arrayContaining(["Duration", "Strain"]),
    );
    expect(page.doubts).toEqual(["Not possible, so left out: Strain 100000000, End 2026-03-02 06:29 UTC."]);
    expect(prepareWorkoutLine(broken, workoutText)).toMatchObject({ duration: null, strain: null });
  });

  test("whose zones come to more than its length, or whose highest heart rate is under the average, says so", () => {
    const odd = workout({ zone3Ms: 60 * minuteMs, maxBpm: 90 });
    expect(prepareWorkout(odd, emptyDay, workoutText).doubts).toEqual([
      workoutText.contradictions["maximum-under-average"],
      workoutText.contradictions["zones-over-workout"],
    ]);
  });
});

describe("the records", () => {
  test("name value, sport and date, and the span they were taken from", () => {
    const [line] = prepareWorkoutRecords(
      [{ measure: "durationMin", value: 125, id: "a", day, sportName: "running" }],
      workoutText,
    );
    expect(line).toMatchObject({ value: "2:05", unit: "h", where: "Running, 2 Mar 2026" });
    expect(recordSpan({ from: day, to: day, count: 3 }, workoutText)).toBe(
      "Workouts they are taken from: 3, 2 Mar 2026 to 2 Mar 2026.",
    );
    expect(recordSpan(null, workoutText)).toBe(workoutText.noRecords);
  });
});
