import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarPeriods } from "#domain/calendar-periods.ts";
import { compareMeans, judgeDifferences } from "#domain/compare-means.ts";
import { addDays, daysBetween, parseDay } from "#domain/day.ts";
import { distributionOf } from "#domain/distribution.ts";
import { comparisonProblem, otherPeriod } from "#domain/other-period.ts";
import { rangeLength } from "#domain/range.ts";
import { slotMeans } from "#domain/slots.ts";
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
    expect(before === null ? 0 : rangeLength(before)).toBe(7);
  });

  test("no day is ever compared with itself: what would share days is refused, and a year is 53 weeks ago", () => {
    expect(otherPeriod(range("2023-01-01", "2026-03-31"), "year")).toBeNull();
    expect(otherPeriod(range("2025-04-01", "2026-03-31"), "year")).toEqual(range("2024-03-26", "2025-03-25"));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.constantFrom("before" as const, "year" as const),
        (begin, length, comparing) => {
          const from = addDays(parseDay("2015-01-01"), begin);
          const days = { from, to: addDays(from, length - 1) };
          const other = otherPeriod(days, comparing);
          if (other === null) {
            expect(length).toBeGreaterThan(371);
            return;
          }
          expect(other.to < days.from).toBe(true);
          expect(rangeLength(other)).toBe(length);
          expect(comparisonProblem(days, other)).toBeNull();
          if (comparing === "year") expect(daysBetween(other.from, days.from) % 7).toBe(0);
        },
      ),
      { seed: 6, numRuns: 500 },
    );
  });

  test("two periods that share a day, or are not equally long, have a problem with a name", () => {
    const march = range("2026-03-01", "2026-03-31");
    expect(comparisonProblem(march, range("2026-02-01", "2026-03-01"))).toBe("unequal-length");
    expect(comparisonProblem(march, range("2026-01-30", "2026-03-01"))).toBe("shared-days");
    expect(comparisonProblem(march, march)).toBe("shared-days");
    expect(comparisonProblem(march, range("2026-01-29", "2026-02-28"))).toBeNull();
    expect(comparisonProblem(range("2026-03-02", "2026-03-01"), march)).toBe("wrong-order");
  });

  test("the mean of HRV is the geometric one, by period and by month, and two differ in percent", () => {
    const here = Array.from({ length: 28 }, (_, day) => (day % 2 === 0 ? 40 : 90));
    const other = here.map((ms) => ms / 1.1);
    const compared = compareMeans(here, other, "log");
    if (compared.here.known) expect(compared.here.value).toBeCloseTo(60, 10);
    expect(compared.percent).toBe(true);
    expect(compared.difference).toBeCloseTo(10, 9);
    if (compared.interval.known) expect(compared.interval.value.difference).toBeCloseTo(10, 9);
    const [month] = calendarPeriods(here, range("2026-02-01", "2026-02-28"), "month", "log");
    expect(month?.mean.known && month.mean.value).toBeCloseTo(60, 10);
    const week = { from: parseDay("2026-02-02"), stepDays: 7 as const, count: 1, partial: [] };
    const days = range("2026-02-02", "2026-02-08");
    expect(slotMeans([40, 90], days.from, days, week, "log")[0]).toBeCloseTo(60, 10);
  });

  test("periods of different length are refused", () => {
    expect(() => compareMeans([1, 2], [1])).toThrow(RangeError);
  });

  test("a missing day counts neither as zero nor in n, and nothing is compared with nothing", () => {
    expect(compareMeans([10, null, 20], [5, 5, 5])).toEqual({
      here: { known: true, value: 15, n: 2 },
      other: { known: true, value: 5, n: 3 },
      difference: 10,
      percent: false,
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
    expect(judgeDifferences([unsure, unknown, sure, unsure]).map(({ holds }) => holds)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(judgeDifferences([])).toEqual([]);
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
