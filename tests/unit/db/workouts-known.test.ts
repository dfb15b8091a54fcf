import { describe, expect, it } from "vitest";
import { workoutsKnown } from "#db/workouts-known.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));

const state = {
  lastSuccessAt: null,
  historyReachedAt: null,
  historyEndAt: null,
  historyCompleteAt: null,
};

describe("the time whose workouts are all stored", () => {
  it("is none before the first page, or when workouts were never synced", () => {
    expect(workoutsKnown(null, [])).toEqual([]);
    expect(workoutsKnown(state, [])).toEqual([]);
  });

  it("reaches as far back as the walk through the history has come", () => {
    const walking = { ...state, historyReachedAt: at(1), historyEndAt: at(8) };
    expect(workoutsKnown(walking, [])).toEqual([{ fromAt: at(1), toAt: at(8) }]);
  });

  it("reaches from the beginning to the last sync once the walk is over", () => {
    const complete = { ...state, historyReachedAt: at(1), historyEndAt: at(8), historyCompleteAt: at(9) };
    expect(workoutsKnown({ ...complete, lastSuccessAt: at(12) }, [])).toEqual([
      { fromAt: new Date(0), toAt: at(12) },
    ]);
  });

  it("is what imports with workouts span, beside what was synced; stretches that touch are one", () => {
    const walking = { ...state, historyReachedAt: at(6), historyEndAt: at(8) };
    const early = { fromAt: at(1), toAt: at(2) };
    expect(workoutsKnown(walking, [early])).toEqual([early, { fromAt: at(6), toAt: at(8) }]);
    expect(workoutsKnown(walking, [early, { fromAt: at(2), toAt: at(7) }])).toEqual([
      { fromAt: at(1), toAt: at(8) },
    ]);
  });
});
