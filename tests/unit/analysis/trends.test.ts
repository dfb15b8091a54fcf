import { describe, expect, it } from "vitest";
import { levelChanges } from "#analysis/level-changes.ts";
import { analyseTrends } from "#analysis/trends.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { carryingOver, noiseHistory, normals, seriesOf } from "./histories.ts";

const dayAt = (place: number) => addDays(parseDay("2026-01-05"), place);

describe("the trend of a metric", () => {
  it("is given per 30 days in the metric's unit, with its interval and the line's two ends", () => {
    const next = normals(2);
    const restingBpm = Array.from({ length: 180 }, (_, day) => 58 - day / 30 + 0.5 * next());
    const [found] = analyseTrends(seriesOf([{ metric: "restingBpm", values: restingBpm }])).metrics;
    if (!found?.trend.known) throw new Error("no trend");
    const { per30Days, interval, percent, level, lineFrom, lineTo } = found.trend.value;
    expect(per30Days).toBeCloseTo(-1, 1);
    expect(interval.low).toBeLessThan(-1);
    expect(interval.high).toBeGreaterThan(-1.1);
    expect(percent).toBe(false);
    expect(level).toBe("clear");
    expect(lineFrom - lineTo).toBeCloseTo(179 / 30, 0);
  });

  it("of HRV is a ratio: percent per 30 days, with the line in milliseconds", () => {
    const next = normals(5);
    const hrvMs = Array.from({ length: 120 }, (_, day) => 60 * Math.exp((day / 30) * 0.05 + 0.02 * next()));
    const [found] = analyseTrends(seriesOf([{ metric: "hrvMs", values: hrvMs }])).metrics;
    if (!found?.trend.known) throw new Error("no trend");
    expect(found.trend.value.percent).toBe(true);
    expect(found.trend.value.per30Days).toBeCloseTo(5.1, 0);
    expect(found.trend.value.lineFrom).toBeCloseTo(60, -0.5);
  });

  it("needs thirty readings over forty-five days", () => {
    const [few, short] = analyseTrends(
      seriesOf([
        { metric: "recovery", values: Array.from({ length: 60 }, (_, day) => (day % 3 === 0 ? day : null)) },
        { metric: "strain", values: Array.from({ length: 60 }, (_, day) => (day < 44 ? day % 9 : null)) },
      ]),
    ).metrics;
    expect(few?.trend).toEqual({ known: false, why: "too-few-days", have: 20, need: 30 });
    expect(short?.trend).toEqual({ known: false, why: "too-few-days", have: 44, need: 45 });
  });

  it("is found in at most one of ten histories that only wander", { timeout: 30_000 }, () => {
    const withTrend = Array.from({ length: 60 }, (_, index) =>
      analyseTrends(noiseHistory(31 * index + 5, 180)),
    ).filter(({ metrics }) =>
      metrics.some(({ trend }) => trend.known && trend.value.level !== "nothing-clear"),
    );
    expect(withTrend.length).toBeLessThanOrEqual(6);
  });
});

describe("steps in a level", () => {
  it("are found about where they are, oldest first, each with the means beside it", () => {
    const next = normals(7);
    const noise = carryingOver(240, 0.4, next);
    const series = noise.map((value, day) => (day < 80 ? 50 : day < 160 ? 62 : 74) + 3 * value);
    const found = levelChanges(series, dayAt);
    expect(found).toHaveLength(2);
    for (const [index, { aroundDay }] of found.entries()) {
      const expected = dayAt(80 * (index + 1));
      expect(aroundDay >= addDays(expected, -7) && aroundDay <= addDays(expected, 7)).toBe(true);
    }
    expect(found[0]?.meanBefore).toBeCloseTo(50, -0.5);
    expect(found[0]?.meanAfter).toBeCloseTo(62, -0.5);
    expect(found[0]?.meanAfter).toBe(found[1]?.meanBefore);
    expect(found[0]?.countBefore).toBeGreaterThan(70);
  });

  it("are not looked for within three weeks of an end, nor are there more than three", () => {
    const next = normals(3);
    const late = carryingOver(120, 0.2, next).map((value, day) => value + (day < 105 ? 0 : 9));
    for (const { countBefore, countAfter } of levelChanges(late, dayAt))
      expect(Math.min(countBefore, countAfter)).toBeGreaterThanOrEqual(21);
    const stairs = carryingOver(300, 0.2, next).map((value, day) => value + 6 * Math.floor(day / 50));
    expect(levelChanges(stairs, dayAt)).toHaveLength(3);
  });

  it("begin the new level on a day with a reading, also after a gap", () => {
    const next = normals(11);
    const series = carryingOver(120, 0.2, next).map((value, day) =>
      day >= 55 && day < 63 ? null : value + (day < 60 ? 0 : 8),
    );
    expect(levelChanges(series, dayAt)).toMatchObject([{ aroundDay: dayAt(63) }]);
  });

  it("are not there in a series of nothing", () => {
    expect(levelChanges(new Array(100).fill(null), dayAt)).toEqual([]);
  });
});
