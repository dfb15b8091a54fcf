import { describe, expect, it } from "vitest";
import { leastSquaresDrift } from "#stats/least-squares-drift.ts";
import { trendTest } from "#stats/trend-test.ts";
import { carryingOver, normals } from "../analysis/histories.ts";
import { known } from "./known.ts";

describe("a drift by least squares", () => {
  it("is exact on a straight line with gaps, and judged around the level of each piece", () => {
    const line = Array.from({ length: 60 }, (_, day) =>
      day % 7 === 3 ? null : 10 + 0.5 * day + (day % 2 === 0 ? 1 : -1) + (day < 30 ? 0 : 40),
    );
    const pieces = [
      { from: 0, to: 30 },
      { from: 30, to: 60 },
    ];
    const { slope, interval, pieces: levels } = known(leastSquaresDrift(line, pieces));
    expect(slope).toBeCloseTo(0.5, 1);
    expect(interval.low).toBeLessThan(0.5);
    expect(interval.high).toBeGreaterThan(0.5);
    expect((levels[1]?.level ?? 0) - (levels[0]?.level ?? 0)).toBeGreaterThan(50);
  });

  it("has an interval on whole numbers where that of pairwise slopes is nothing to nothing", () => {
    const beats = carryingOver(365, 0.4, normals(8)).map((value) => Math.round(5 + 0.5 * value));
    const sen = known(trendTest(beats, { minimum: 30, minimumDays: 45 })).slope;
    expect([sen.low, sen.high]).toEqual([0, 0]);
    const { interval } = known(leastSquaresDrift(beats));
    expect(interval.low).toBeLessThan(0);
    expect(interval.high).toBeGreaterThan(0);
  });

  it("holds the true slope in most series that carry over, because its interval is widened for it", () => {
    let held = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const series = carryingOver(180, 0.5, normals(31 * seed)).map((value, day) => value + day / 100);
      const { interval } = known(leastSquaresDrift(series));
      if (interval.low <= 0.01 && interval.high >= 0.01) held += 1;
    }
    expect(held / 200).toBeGreaterThan(0.9);
  });

  it("is unknown from fewer than four readings", () => {
    expect(leastSquaresDrift([1, 2, null, 3])).toMatchObject({ known: false, have: 3, need: 4 });
  });
});
