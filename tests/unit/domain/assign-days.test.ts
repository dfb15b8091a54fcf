import { describe, expect, it } from "vitest";
import { changedLabels, type StoredLabels } from "#domain/assign-days.ts";

type Cycle = StoredLabels["cycles"][number];
type Sleep = StoredLabels["sleeps"][number];
type Recovery = StoredLabels["recoveries"][number];
type Workout = StoredLabels["workouts"][number];

const at = (text: string) => new Date(`2026-03-${text}:00Z`);

const cycle = (changed: Partial<Cycle> = {}): Cycle => ({
  id: 1n,
  startAt: at("10T22:00"),
  endAt: at("11T22:00"),
  offsetMin: 0,
  deletedAt: null,
  day: "",
  ...changed,
});
const sleep = (changed: Partial<Sleep> = {}): Sleep => ({
  id: "a",
  cycleId: 1n,
  startAt: at("10T22:00"),
  endAt: at("11T06:00"),
  offsetMin: 0,
  nap: false,
  deletedAt: null,
  main: false,
  day: "",
  ...changed,
});
const recovery = (changed: Partial<Recovery> = {}): Recovery => ({
  sleepId: "a",
  cycleId: 1n,
  main: false,
  day: null,
  ...changed,
});
const workout = (changed: Partial<Workout> = {}): Workout => ({
  id: "w",
  startAt: at("11T17:00"),
  offsetMin: 0,
  cycleId: null,
  day: "",
  ...changed,
});

/** What is to be changed when cycle 1 is touched. */
function labelled(stored: Partial<StoredLabels>) {
  return changedLabels([1n], { cycles: [], sleeps: [], recoveries: [], workouts: [], ...stored });
}

describe("changedLabels", () => {
  it("gives a cycle and all that is in it the local date on which its longest sleep ended that is no nap", () => {
    const night = sleep({ endAt: at("11T23:30"), startAt: at("11T15:00"), offsetMin: 60 });
    const nap = sleep({ id: "n", nap: true, startAt: at("10T22:00"), endAt: at("11T20:00") });
    const short = sleep({ id: "s", startAt: at("10T22:00"), endAt: at("11T01:00") });
    const labels = labelled({
      cycles: [cycle()],
      sleeps: [short, nap, night],
      recoveries: [recovery(), recovery({ sleepId: "n" })],
      workouts: [workout()],
    });
    expect(labels.cycles).toMatchObject([{ id: 1n, day: "2026-03-12" }]);
    expect(labels.sleeps.map(({ id, main, day }) => [id, main, day])).toEqual([
      ["s", false, "2026-03-12"],
      ["n", false, "2026-03-12"],
      ["a", true, "2026-03-12"],
    ]);
    expect(labels.recoveries.map(({ sleepId, main, day }) => [sleepId, main, day])).toEqual([
      ["a", true, "2026-03-12"],
      ["n", false, "2026-03-12"],
    ]);
    expect(labels.workouts).toMatchObject([{ cycleId: 1n, day: "2026-03-12" }]);
  });

  it("dates a cycle without a main sleep eight hours after it began, on its own clock", () => {
    expect(labelled({ cycles: [cycle({ startAt: at("10T20:30"), offsetMin: -300 })] }).cycles).toMatchObject([
      { day: "2026-03-10" },
    ]);
  });

  it("dates a sleep of an unknown cycle by its own end when it is a nap, and its recovery not at all", () => {
    const labels = labelled({
      sleeps: [sleep({ nap: true })],
      recoveries: [recovery({ day: "2026-03-11" })],
    });
    expect(labels.sleeps).toMatchObject([{ main: false, day: "2026-03-11" }]);
    expect(labels.recoveries).toMatchObject([{ main: false, day: null }]);
  });

  it("takes a sleep whose end cannot be true for the main one only when there is no other", () => {
    const endless = sleep({ id: "e", endAt: at("30T06:00") });
    expect(labelled({ cycles: [cycle()], sleeps: [endless] }).sleeps).toMatchObject([
      { main: true, day: "2026-03-11" },
    ]);
    const labels = labelled({ cycles: [cycle()], sleeps: [endless, sleep()] });
    expect(labels.sleeps.map(({ id, main }) => [id, main])).toEqual([
      ["e", false],
      ["a", true],
    ]);
  });

  it("lets the only recovery speak for the night while no sleep of its cycle is known", () => {
    expect(labelled({ cycles: [cycle()], recoveries: [recovery()] }).recoveries).toMatchObject([
      { main: true, day: "2026-03-11" },
    ]);
    const two = [recovery(), recovery({ sleepId: "b" })];
    expect(labelled({ cycles: [cycle()], recoveries: two }).recoveries.map(({ main }) => main)).toEqual([
      false,
      false,
    ]);
  });

  it("gives a workout to the latest cycle that it began in, and outside of all its own date", () => {
    const next = cycle({ id: 2n, startAt: at("11T22:00"), endAt: null, day: "2026-03-12" });
    const labels = labelled({
      cycles: [next, cycle({ day: "2026-03-11" })],
      workouts: [
        workout({ id: "first", startAt: at("11T21:59") }),
        workout({ id: "second", startAt: at("11T22:00") }),
        workout({ id: "before", startAt: at("10T21:00"), offsetMin: 240 }),
      ],
    });
    expect(labels.cycles).toEqual([]);
    expect(labels.workouts.map(({ id, cycleId, day }) => [id, cycleId, day])).toEqual([
      ["first", 1n, "2026-03-11"],
      ["second", 2n, "2026-03-12"],
      ["before", null, "2026-03-11"],
    ]);
  });

  it("gives nothing to a cycle that is marked deleted, and makes no deleted sleep the main one", () => {
    const labels = labelled({
      cycles: [cycle({ deletedAt: at("12T00:00") })],
      sleeps: [sleep({ deletedAt: at("12T00:00"), main: true })],
      workouts: [workout({ cycleId: 1n })],
    });
    expect(labels.cycles).toEqual([]);
    expect(labels.sleeps).toMatchObject([{ main: false, day: "2026-03-11" }]);
    expect(labels.workouts).toMatchObject([{ cycleId: null, day: "2026-03-11" }]);
  });

  it("changes nothing that is labelled already", () => {
    const day = "2026-03-11";
    const labels = labelled({
      cycles: [cycle({ day })],
      sleeps: [sleep({ day, main: true })],
      recoveries: [recovery({ day, main: true })],
      workouts: [workout({ day, cycleId: 1n })],
    });
    expect(labels).toEqual({ cycles: [], sleeps: [], recoveries: [], workouts: [] });
  });
});
