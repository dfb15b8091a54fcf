import { describe, expect, test } from "vitest";
import { parseDay } from "#domain/day.ts";
import { daysOfRange, type RangeName, rangeLength, rangeWord, readRange, weeksOf } from "#domain/range.ts";

const stored = { from: parseDay("2020-01-15"), to: parseDay("2026-08-31") };

describe("the range of an address", () => {
  test("is read by name or by two dates", () => {
    expect(readRange({ range: "6m" }, undefined)).toEqual({ choice: { name: "6m" }, problem: null });
    expect(readRange({ from: "2026-01-01", to: "2026-02-01" }, undefined)).toEqual({
      choice: { name: "custom", from: "2026-01-01", to: "2026-02-01" },
      problem: null,
    });
  });

  test("is the remembered one when the address names none, and 30 days when nothing is remembered", () => {
    expect(readRange({}, "1y").choice).toEqual({ name: "1y" });
    expect(readRange({}, "2026-01-01_2026-02-01").choice).toMatchObject({ name: "custom" });
    expect(readRange({}, undefined).choice).toEqual({ name: "30d" });
    expect(readRange({}, "nonsense")).toEqual({ choice: { name: "30d" }, problem: null });
  });

  test("falls back and says so when it makes no sense", () => {
    expect(readRange({ range: "5d" }, "90d")).toEqual({ choice: { name: "90d" }, problem: "unknown-name" });
    expect(readRange({ range: ["7d", "30d"] }, undefined).problem).toBe("unknown-name");
    for (const [from, to] of [
      ["2026-02-01", "2026-01-01"],
      ["2026-02-30", "2026-03-01"],
      ["2026-02-01", undefined],
      ["1000-01-01", "2026-01-01"],
    ])
      expect(readRange({ from, to }, undefined).problem).toBe("wrong-dates");
  });

  test("survives being remembered", () => {
    for (const word of ["7d", "all", "2026-01-01_2026-02-01"])
      expect(rangeWord(readRange({}, word).choice)).toBe(word);
  });
});

describe("the days of a range", () => {
  test("end with the newest stored day, months by the calendar", () => {
    const from = (name: RangeName) => daysOfRange({ name }, stored).from;
    expect(from("7d")).toBe("2026-08-25");
    expect(from("30d")).toBe("2026-08-02");
    expect(from("90d")).toBe("2026-06-03");
    expect(from("6m")).toBe("2026-03-01");
    expect(from("1y")).toBe("2025-09-01");
    expect(from("all")).toBe("2020-01-15");
    expect(daysOfRange({ name: "6m" }, stored).to).toBe("2026-08-31");
  });

  test("do not begin before the first stored day, yet are a week at least", () => {
    const young = { from: parseDay("2026-08-29"), to: parseDay("2026-08-31") };
    expect(daysOfRange({ name: "1y" }, young)).toEqual({ from: "2026-08-25", to: "2026-08-31" });
    expect(rangeLength(daysOfRange({ name: "all" }, young))).toBe(7);
  });

  test("stay as asked when two dates touch nothing stored, and are cut to what is stored otherwise", () => {
    const custom = (from: string, to: string) =>
      daysOfRange({ name: "custom", from: parseDay(from), to: parseDay(to) }, stored);
    expect(custom("2019-01-01", "2019-02-01")).toEqual({ from: "2019-01-01", to: "2019-02-01" });
    expect(custom("2019-01-01", "2020-02-01")).toEqual({ from: "2020-01-15", to: "2020-02-01" });
    expect(custom("2026-08-30", "2027-01-01")).toEqual({ from: "2026-08-30", to: "2026-08-31" });
  });
});

test("the weeks of a range run from Monday to Sunday and say which are partial", () => {
  expect(weeksOf({ from: parseDay("2026-08-19"), to: parseDay("2026-09-01") }, 1)).toEqual([
    { from: "2026-08-19", to: "2026-08-23", partial: true },
    { from: "2026-08-24", to: "2026-08-30", partial: false },
    { from: "2026-08-31", to: "2026-09-01", partial: true },
  ]);
});
