import { describe, expect, test } from "vitest";
import { addDays, parseDay } from "#domain/day.ts";
import { loadHistory, loadLeadDays } from "#domain/load-history.ts";

const to = parseDay("2026-06-30");
const range = { from: addDays(to, -27), to };
const length = loadLeadDays + 28;
const series = (values: (number | null)[]) => ({ from: addDays(to, 1 - values.length), values });
const worked = "10 12 8 14 6 11 9 13 7 15 10 8 12 9 11 10 14 6 9 12 8 13 15 16 14 17 13 18"
  .split(" ")
  .map(Number);

describe("load over a range", () => {
  test("compares the last week with the three before it as the worked example does", () => {
    const { ratio, acute, chronic } = loadHistory(
      series([...new Array<null>(length - 28).fill(null), ...worked]),
      range,
    );
    expect(ratio).toMatchObject({ known: true, n: 21 });
    if (ratio.known) expect(ratio.value).toBeCloseTo(1.48598130841, 10);
    expect((acute.at(-1) ?? 0) / (chronic.at(-1) ?? 1)).toBeCloseTo(1.325, 10);
  });

  test("knows no acute load with 4 days of 7 and no chronic load with 20 of 28", () => {
    const { acute, chronic } = loadHistory(
      series([
        ...new Array<null>(length - 20).fill(null),
        ...new Array<number>(17).fill(10),
        null,
        null,
        null,
      ]),
      range,
    );
    expect(acute.at(-1)).toBeNull();
    expect(chronic.every((level) => level === null)).toBe(true);
  });

  test("says in how many of the last 52 weeks the ratio was higher, counting known weeks only", () => {
    const days = Array.from({ length }, (_, index) => (index >= length - 7 ? 12 : 10));
    expect(loadHistory(series(days), range).weeksAbove).toEqual({ above: 0, of: 52 });
    expect(loadHistory(series(days.map(() => null)), range).weeksAbove.of).toBe(0);
  });

  test("draws the usual weekly change around the level of a week before", () => {
    const days = Array.from({ length }, (_, index) => 10 + index * 0.01);
    const { weeklyChange, acute, usualLow, usualHigh } = loadHistory(series(days), range);
    expect(weeklyChange).toMatchObject({ known: true, n: 364 });
    if (weeklyChange.known) expect(weeklyChange.value.low).toBeCloseTo(0.07, 10);
    expect(usualLow.at(-1)).toBeCloseTo(acute.at(-1) ?? 0, 10);
    expect(usualHigh.at(-1)).toBeCloseTo(acute.at(-1) ?? 0, 10);
  });
});
