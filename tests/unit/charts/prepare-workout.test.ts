import { describe, expect, test } from "vitest";
import { workoutText } from "#app/texts/en/workouts.ts";
import { figureCsv } from "#charts/figure-table.ts";
import { prepareWorkout, type WorkoutInput } from "#charts/prepare-workout.ts";
import { prepareWorkoutLine, prepareWorkoutRecords, recordSpan } from "#charts/prepare-workouts.ts";
import { assembleOneDay } from "#domain/assemble-days.ts";
import { parseDay } from "#domain/day.ts";

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

describe("the records", () => {
  test("name value, sport and date, and the span they were taken from", () => {
    const [line] = prepareWorkoutRecords(
      [{ measure: "durationMin", value: 125, id: "a", day, sportName: "running" }],
      workoutText,
    );
    expect(line).toMatchObject({ value: "2:05", unit: "h", where: "Running, 2 Mar 2026" });
    expect(recordSpan({ from: day, to: day, count: 3 }, workoutText)).toBe(
      "Taken from 3 workouts, 2 Mar 2026 to 2 Mar 2026.",
    );
    expect(recordSpan(null, workoutText)).toBe(workoutText.noRecords);
  });
});
