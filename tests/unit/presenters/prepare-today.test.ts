import { describe, expect, test } from "vitest";
import { parseDay } from "#domain/day.ts";
import { prepareToday } from "#presenters/prepare-today.ts";
import { morning, pillar, text } from "./today-builder.ts";

const now = new Date("2026-11-21T08:04:10Z");

describe("the Today page", () => {
  test("has nothing to show while nothing is stored", () => {
    expect(prepareToday(morning({ day: null }), now, text)).toBeNull();
  });

  test("names the day it belongs to in full, not the server's date", () => {
    expect(prepareToday(morning(), now, text)?.day).toBe("Saturday, 21 November");
  });

  test("says how old the newest day is once it is more than yesterday", () => {
    expect(prepareToday(morning({ daysOld: 1 }), now, text)?.lastData).toBeNull();
    expect(prepareToday(morning({ daysOld: 4 }), now, text)?.lastData).toBe(
      "The newest day we have is 4 days old.",
    );
  });

  test("counts the nights that are missing until usual is known", () => {
    const calibration = prepareToday(morning({ calibration: { have: 2, need: 14 } }), now, text)?.calibration;
    expect(calibration?.title).toBe("2 of 14 nights");
    expect(calibration?.detail).toContain("is known: 12.");
    expect(calibration?.share).toBeCloseTo(1 / 7, 5);
  });

  test("gives a workout its day and hour on the clock it was done by, and never a zero for a missing strain", () => {
    const workout = {
      id: "w",
      day: parseDay("2026-11-20"),
      sportName: "functional-fitness",
      startAt: new Date("2026-11-20T23:30:00Z"),
      durationMin: 72,
      offsetMin: -300,
      state: "pending" as const,
      strain: null,
      refused: false,
    };
    expect(prepareToday(morning({ lastWorkouts: [workout] }), now, text)?.workouts).toEqual([
      {
        id: "w",
        name: "Functional Fitness",
        when: "Fri 20 Nov, 18:30",
        duration: "1:12",
        strain: null,
        unscored: "being scored",
      },
    ]);
  });
});

describe("a workout after midnight", () => {
  test("has the date it began on, while it belongs to the day before", () => {
    const workout = {
      id: "w",
      day: parseDay("2026-11-20"),
      sportName: "running",
      startAt: new Date("2026-11-20T23:30:00Z"),
      durationMin: 30,
      offsetMin: 60,
      state: "scored" as const,
      strain: 5,
      refused: false,
    };
    expect(prepareToday(morning({ lastWorkouts: [workout] }), now, text)?.workouts[0]?.when).toBe(
      "Sat 21 Nov, 00:30",
    );
  });
});

describe("what cannot be true", () => {
  test("is named on Today, and its dial says why it is empty", () => {
    const model = prepareToday(
      morning({
        strain: { ...pillar(0, "light"), value: null, word: null },
        refused: [{ metric: "strain", value: 100_000_000 }],
      }),
      now,
      text,
    );
    expect(model?.flags).toEqual(["Not possible, so left out: Day strain 100000000.0."]);
    expect(model?.dials[2]).toMatchObject({ figure: null, word: text.notCounted });
  });
});

describe("freshness", () => {
  test("of somebody who never connected speaks of no sync and of no scoring", () => {
    const view = morning({ connection: { state: "none" }, lastSyncAt: null, scoredAt: null });
    expect(prepareToday(view, now, text)?.freshness).toBe("From your imported history");
  });

  const freshness = (lastSyncAt: Date | null) => prepareToday(morning({ lastSyncAt }), now, text)?.freshness;

  test("gives the score's time on the member's clock and the distance of the last sync", () => {
    expect(freshness(new Date("2026-11-21T08:00:00Z"))).toBe("Scored 07:12, synced 4 min ago");
  });

  test("counts in the largest unit that has passed, and a clock that runs ahead is not a future", () => {
    expect(freshness(new Date("2026-11-21T08:04:00Z"))).toContain("synced just now");
    expect(freshness(new Date("2026-11-21T08:05:00Z"))).toContain("synced just now");
    expect(freshness(new Date("2026-11-20T20:00:00Z"))).toContain("synced 12 h ago");
    expect(freshness(new Date("2026-11-15T08:00:00Z"))).toContain("synced 6 days ago");
    expect(freshness(null)).toContain("not synced yet");
  });
});
