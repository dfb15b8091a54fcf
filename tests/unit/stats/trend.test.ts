import { describe, expect, it } from "vitest";
import { kolmogorovTail } from "#stats/kolmogorov.ts";
import { levelChange } from "#stats/level-change.ts";
import { mannKendall } from "#stats/mann-kendall.ts";
import { dated, rankedSlopes } from "#stats/pairwise-slopes.ts";
import { seededIndex } from "#stats/random.ts";
import { theilSen } from "#stats/theil-sen.ts";
import { trendTest } from "#stats/trend-test.ts";
import { known } from "./known.ts";

/** Twenty days of ln HRV. */
const lnHrv = [
  4.1, 4.12, 4.08, 4.05, 4.02, 4.06, 4.11, 4.13, 4.09, 4.04, 3.97, 3.95, 3.99, 4.03, 4.0, 3.94, 3.9, 3.93,
  3.98, 3.96,
];
const any = { minimum: 2, minimumDays: 2 };

function relative(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.abs(expected);
}

describe("the trend of twenty days", () => {
  const trend = known(trendTest(lnHrv, any));

  it("has the worked Mann–Kendall numbers, as if days were independent", () => {
    expect(trend.s).toBe(-112);
    expect(trend.plain.variance).toBe(950);
    expect(relative(trend.plain.z, -3.6013155491)).toBeLessThan(1e-8);
    expect(relative(trend.plain.p, 0.000316611013096)).toBeLessThan(1e-8);
  });

  it("is no longer convincing once carry-over from day to day is allowed for", () => {
    expect(relative(trend.line.slope, -0.01)).toBeLessThan(1e-8);
    expect(relative(trend.r1, 0.556657279975)).toBeLessThan(1e-8);
    expect(relative(trend.phi, 0.71798873597)).toBeLessThan(1e-8);
    expect(relative(trend.z, -1.45909727945)).toBeLessThan(1e-8);
    expect(relative(trend.p, 0.14453833493)).toBeLessThan(1e-8);
    expect(trend.slope.low).toBeLessThan(-0.01);
    expect(trend.slope.high).toBeGreaterThan(0);
  });

  it("has a step the level test is convinced of, with its place and both means", () => {
    const change = known(levelChange(lnHrv));
    expect(change).toMatchObject({ k: 10, lastBefore: 9, countBefore: 10, countAfter: 10 });
    expect(change.meanBefore).toBeCloseTo(4.08, 10);
    expect(change.meanAfter).toBeCloseTo(3.965, 10);
    expect(relative(change.r1, 0.447315042169)).toBeLessThan(1e-8);
    expect(relative(change.phi, 0.586778050603)).toBeLessThan(1e-8);
    expect(relative(change.statistic, 1.77302245747)).toBeLessThan(1e-8);
    expect(relative(change.p, 0.00371985684011)).toBeLessThan(1e-8);
  });
});

describe("slopes between all pairs of days", () => {
  const draw = seededIndex(3);
  const series = Array.from({ length: 60 }, (_, day) => (day % 7 === 3 ? null : draw(9) - 4));
  const readings = dated(series);
  const sorted = readings.values.length
    ? [...readings.values]
        .flatMap((value, later) =>
          [...readings.values.slice(0, later)].map(
            (before, earlier) =>
              (value - before) / ((readings.days[later] ?? 0) - (readings.days[earlier] ?? 0)) + 0,
          ),
        )
        .sort((a, b) => a - b)
    : [];

  it("are found by rank as sorting them would, negative ones and ties included", () => {
    for (const rank of [0, 1, 100, Math.floor(sorted.length / 2), sorted.length - 1])
      expect(rankedSlopes(readings)([rank, 7])).toEqual([sorted[rank], sorted[7]]);
  });

  it("have the Theil–Sen slope in their middle, by real distances across gaps", () => {
    const middle =
      ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) +
        (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
      2;
    expect(known(theilSen(readings)).slope).toBe(middle);
    const falling = Array.from({ length: 30 }, (_, day) => (day > 7 && day < 22 ? null : 100 - 0.5 * day));
    expect(known(theilSen(dated(falling)))).toEqual({ slope: -0.5, intercept: 100 });
  });
});

describe("a trend", () => {
  it("is unknown on equal readings, too few of them, or too short a time", () => {
    expect(trendTest(new Array(40).fill(5), any)).toMatchObject({ why: "no-spread" });
    expect(trendTest([1, 2, 3], { minimum: 30, minimumDays: 45 })).toMatchObject({ have: 3, need: 30 });
    const dense = Array.from({ length: 44 }, (_, day) => day % 5);
    expect(trendTest(dense, { minimum: 30, minimumDays: 45 })).toMatchObject({ have: 44, need: 45 });
  });

  it("counts ties out of the variance", () => {
    expect(mannKendall({ values: Float64Array.from([1, 1, 2, 2, 2, 3]) })).toEqual({
      s: 11,
      variance: (6 * 5 * 17 - 2 * 9 - 3 * 2 * 11) / 18,
      n: 6,
    });
  });
});

describe("a level change", () => {
  it("is unknown on equal readings and on a step without any spread around it", () => {
    expect(levelChange([3, 3, 3, 3, 3])).toMatchObject({ why: "no-spread" });
    expect(levelChange([1, 1, 1, 2, 2, 2])).toMatchObject({ why: "no-spread" });
  });

  it("lies before the first reading after a gap", () => {
    const series = Array.from({ length: 60 }, (_, day) =>
      day >= 25 && day < 32 ? null : (day < 28 ? 50 : 60) + (day % 3),
    );
    expect(known(levelChange(series))).toMatchObject({ lastBefore: 24, k: 25 });
  });

  it("has the tail of Kolmogorov's distribution as its p", () => {
    expect(kolmogorovTail(1.2)).toBeCloseTo(0.112249666671, 11);
    expect(kolmogorovTail(0.1)).toBe(1);
    expect(kolmogorovTail(0.3)).toBeCloseTo(0.9999906941986655, 12);
  });
});
