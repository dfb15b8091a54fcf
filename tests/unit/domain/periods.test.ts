import { describe, expect, test } from "vitest";
import { calendarPeriods } from "#domain/calendar-periods.ts";
import { compareMeans, differencesThatHold } from "#domain/compare-means.ts";
import { parseDay } from "#domain/day.ts";
import { distributionOf } from "#domain/distribution.ts";
import { otherPeriod } from "#domain/other-period.ts";
import { rangeLength } from "#domain/range.ts";
import { histogram } from "#stats/histogram.ts";
import { carryingOver, normals } from "../analysis/histories.ts";

const range = (from: string, to: string) => ({ from: parseDay(from), to: parseDay(to) });

describe("periods", () => {
  test("the days before are as many as the days looked at, and end the day before", () => {
    expect(otherPeriod(range("2026-03-01", "2026-03-31"), "before")).toEqual(
      range("2026-01-29", "2026-02-28"),
    );
  });

  test("a year ago is 52 weeks ago, so that weekdays meet weekdays", () => {
    const before = otherPeriod(range("2026-03-02", "2026-03-08"), "year");
    expect(before).toEqual(range("2025-03-03", "2025-03-09"));
    expect(rangeLength(before)).toBe(7);
  });

  test("periods of different length are refused", () => {
    expect(() => compareMeans([1, 2], [1])).toThrow(RangeError);
  });

  test("a missing day counts neither as zero nor in n, and nothing is compared with nothing", () => {
    expect(compareMeans([10, null, 20], [5, 5, 5])).toEqual({
      here: { known: true, value: 15, n: 2 },
      other: { known: true, value: 5, n: 3 },
      difference: 10,
      interval: { known: false, why: "too-few-days", have: 2, need: 14 },
    });
    expect(compareMeans([1], [null]).difference).toBeNull();
  });

  test("several metrics compared at once are one family, so that one in twenty is not called a difference", () => {
    const steady = (level: number) =>
      Array.from({ length: 30 }, (_, day) => level + (day % 2 === 0 ? 1 : -1));
    const noisy = (seed: number) => carryingOver(30, 0.3, normals(seed)).map((value) => 50 + 5 * value);
    const sure = compareMeans(steady(60), steady(50));
    const unsure = compareMeans(noisy(3), noisy(4));
    const unknown = compareMeans([1], [2]);
    expect(differencesThatHold([unsure, unknown, sure, unsure])).toEqual([false, false, true, false]);
    expect(differencesThatHold([])).toEqual([]);
  });

  test("months cut by the range are partial, whole ones are not", () => {
    const days = Array.from({ length: 15 + 28 + 3 }, () => 1);
    const months = calendarPeriods(days, range("2026-01-17", "2026-03-03"), "month");
    expect(months.map(({ from, partial, days: inRange }) => [from, partial, inRange])).toEqual([
      ["2026-01-01", true, 15],
      ["2026-02-01", false, 28],
      ["2026-03-01", true, 3],
    ]);
  });

  test("quarters and years begin where the calendar's do", () => {
    const days = [1, null, 3];
    expect(
      calendarPeriods(days, range("2025-12-31", "2026-01-02"), "quarter").map(({ from }) => from),
    ).toEqual(["2025-10-01", "2026-01-01"]);
    expect(calendarPeriods(days, range("2025-12-31", "2026-01-02"), "year")[1]).toMatchObject({
      mean: { known: true, value: 3, n: 1 },
      low: 3,
      high: 3,
      days: 2,
    });
  });

  test("a histogram counts every reading once, a border belongs to the bin above", () => {
    expect(histogram([1, 2, 2, 5], 2)).toEqual({ low: 0, width: 2, counts: [1, 2, 1] });
    expect(histogram([], 2)).toBeNull();
  });

  test("the newest day stands in its bin, and missing days are in none", () => {
    const spread = distributionOf([50, null, 60, 70], 60, { decimals: 0 });
    expect(spread).toMatchObject({ n: 3, today: 60, below: 1 });
    expect(spread?.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(distributionOf([null], 5, { decimals: 0 })).toBeNull();
  });
});
