import { describe, expect, it } from "vitest";
import { analyseTrends, type TrendOfMetric } from "#analysis/trends.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { levelChange } from "#stats/level-change.ts";
import { stepDate } from "#stats/step-date.ts";
import { carryingOver, noiseHistory, normals, seriesOf } from "./histories.ts";

const dayAt = (place: number) => addDays(parseDay("2026-01-05"), place);

/** Drift and steps of one series, alone in its family. */
function found(values: readonly (number | null)[], metric: MetricName = "respiratoryRate"): TrendOfMetric {
  const [first] = analyseTrends(seriesOf([{ metric, values: [...values] }])).metrics;
  if (first === undefined) throw new Error("nothing was looked at");
  return first;
}

function drifts({ trend }: TrendOfMetric): boolean {
  return trend.known && trend.value.level !== "nothing-clear";
}

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

  it("is found in at most two of sixty histories that only wander", { timeout: 60_000 }, () => {
    const withTrend = Array.from({ length: 60 }, (_, index) =>
      analyseTrends(noiseHistory(31 * index + 5, 180)),
    ).filter(({ metrics }) => metrics.some((each) => drifts(each) || each.changes.length > 0));
    expect(withTrend.length).toBeLessThanOrEqual(2);
  });

  it("of whole numbers has an interval that does not shrink to nothing", () => {
    const next = normals(21);
    const beats = carryingOver(365, 0.4, next).map((value, day) => Math.round(56 + 0.9 * value - day / 400));
    const naps = carryingOver(365, 0.1, next).map((value) => (value > 1 ? Math.round(20 * value) : 0));
    for (const { trend } of [found(beats, "restingBpm"), found(naps, "napMin")]) {
      if (!trend.known) throw new Error(trend.why);
      const { per30Days, interval } = trend.value;
      expect(interval.high - interval.low).toBeGreaterThan(0.01);
      expect(per30Days).toBeGreaterThan(interval.low);
      expect(per30Days).toBeLessThan(interval.high);
    }
  });
});

describe("a series that only jumped once", () => {
  const jumped = (days: number, at: number, seed: number) =>
    carryingOver(days, 0.3, normals(seed)).map((value, day) => 15 + 0.4 * value + (day < at ? 0 : 1.2));

  it.each([
    { days: 365, at: 180 },
    { days: 365, at: 100 },
    { days: 365, at: 40 },
    { days: 365, at: 330 },
    { days: 180, at: 90 },
    { days: 90, at: 45 },
    { days: 90, at: 20 },
  ])("has no drift: $days days, the jump on day $at", ({ days, at }) => {
    for (let seed = 1; seed <= 10; seed += 1) expect(drifts(found(jumped(days, at, seed)))).toBe(false);
  });

  it("has its step where sixty readings stand on both sides, and none otherwise", () => {
    expect(found(jumped(365, 180, 1)).changes).toHaveLength(1);
    expect(found(jumped(365, 40, 1)).changes).toEqual([]);
    expect(found(jumped(90, 45, 1)).changes).toEqual([]);
  });
});

describe("a series that drifts", () => {
  it("has no step, however far it drifts", () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const drifting = carryingOver(365, 0.3, normals(seed)).map(
        (value, day) => 15 + 0.4 * value + day / 150,
      );
      expect(found(drifting).changes).toEqual([]);
      expect(drifts(found(drifting))).toBe(true);
    }
  });

  it("and has stepped as well is judged on what the step leaves", () => {
    const both = carryingOver(365, 0.3, normals(5)).map(
      (value, day) => 15 + 0.3 * value + day / 300 + (day < 180 ? 0 : -3),
    );
    const { trend, changes } = found(both);
    expect(changes).toHaveLength(1);
    if (!trend.known) throw new Error(trend.why);
    expect(trend.value.per30Days).toBeCloseTo(0.1, 1);
    expect(trend.value.level).toBe("clear");
    expect(trend.value.pieces).toHaveLength(2);
    const [before, after] = trend.value.pieces;
    expect(before?.to).toBe((after?.from ?? 0) - 1);
    expect((before?.level ?? 0) - (after?.level ?? 0)).toBeGreaterThan(2);
  });
});

describe("drifts and steps of all metrics", () => {
  it("are one family: what holds alone may not hold among many", () => {
    const small = carryingOver(365, 0.4, normals(15)).map((value, day) => 15 + value + (day < 180 ? 0 : 1));
    const alone = found(small).changes[0];
    if (alone === undefined) throw new Error("no step");
    const whole = noiseHistory(3, 365, metricNames);
    const columns = whole.columns.map((each) =>
      each.metric === "respiratoryRate" ? { metric: each.metric, values: small } : each,
    );
    const among = analyseTrends({ range: whole.range, columns }).metrics;
    const there = among.find(({ metric }) => metric === "respiratoryRate")?.changes[0];
    expect(alone.q).toBeGreaterThan(alone.p);
    // Thirty-five drifts and as many steps or more, times the sum of 1/i.
    if (there !== undefined) expect(there.q).toBeGreaterThan(30 * alone.q);
    const weaker = carryingOver(365, 0.4, normals(15)).map(
      (value, day) => 15 + value + (day < 180 ? 0 : 0.48),
    );
    expect(found(weaker).changes).toHaveLength(1);
    const hidden = whole.columns.map((each) =>
      each.metric === "respiratoryRate" ? { metric: each.metric, values: weaker } : each,
    );
    const all = analyseTrends({ range: whole.range, columns: hidden }).metrics;
    expect(all.find(({ metric }) => metric === "respiratoryRate")?.changes).toEqual([]);
  });
});

describe("steps in a level", () => {
  it("are found about where they are, oldest first, each with the means beside it", () => {
    const noise = carryingOver(300, 0.4, normals(7));
    const { changes } = found(noise.map((value, day) => (day < 100 ? 50 : day < 200 ? 62 : 44) + 3 * value));
    expect(changes).toHaveLength(2);
    for (const [index, { aroundDay, earliestDay, latestDay }] of changes.entries()) {
      const expected = dayAt(100 * (index + 1));
      expect(earliestDay <= expected && expected <= latestDay).toBe(true);
      expect(earliestDay <= aroundDay && aroundDay <= latestDay).toBe(true);
      expect(aroundDay >= addDays(expected, -7) && aroundDay <= addDays(expected, 7)).toBe(true);
    }
    expect(changes[0]?.meanBefore).toBeCloseTo(50, -0.5);
    expect(changes[0]?.meanAfter).toBeCloseTo(62, -0.5);
    expect(changes[0]?.meanAfter).toBe(changes[1]?.meanBefore);
    expect(changes[0]?.countBefore).toBeGreaterThan(90);
  });

  it("are not more than three, with sixty readings beside each", () => {
    const next = normals(3);
    const heights = [0, 9, -2, 8, 0, 10];
    const up = carryingOver(480, 0.2, next).map((value, day) => value + (heights[Math.floor(day / 80)] ?? 0));
    const { changes } = found(up);
    expect(changes.length).toBeLessThanOrEqual(3);
    for (const { countBefore, countAfter } of changes)
      expect(Math.min(countBefore, countAfter)).toBeGreaterThanOrEqual(60);
  });

  it("begin the new level on a day with a reading, also after a gap", () => {
    const series = carryingOver(160, 0.2, normals(11)).map((value, day) =>
      day >= 75 && day < 83 ? null : value + (day < 80 ? 0 : 8),
    );
    expect(found(series).changes).toMatchObject([{ aroundDay: dayAt(83) }]);
  });

  it("are not there in a series of nothing", () => {
    expect(found(new Array(100).fill(null)).changes).toEqual([]);
  });

  it.each([
    { phi: 0, share: 0.8 },
    { phi: 0.4, share: 0.6 },
  ])("have an interval for their date, wide where the step is small (carry-over $phi)", ({ phi, share }) => {
    const widths: number[] = [];
    let held = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const { earliest, latest } = dateOf(phi, 0.8, 977 * seed);
      if (earliest <= 150 && 150 <= latest) held += 1;
      widths.push(latest - earliest);
    }
    expect(held / widths.length).toBeGreaterThanOrEqual(share);
    // Known to about a week it is not.
    expect(widths.sort((a, b) => a - b)[75]).toBeGreaterThan(10);
    const sharp = dateOf(phi, 6, 5);
    expect(sharp.latest - sharp.earliest).toBeLessThanOrEqual(2);
  });
});

/** When a step of `size` spreads on day 150 seems to have been. */
function dateOf(phi: number, size: number, seed: number) {
  const series = carryingOver(300, phi, normals(seed)).map((value, day) => value + (day < 150 ? 0 : size));
  const change = levelChange(series);
  if (!change.known) throw new Error(change.why);
  return stepDate(series, change.value);
}
