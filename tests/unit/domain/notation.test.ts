import { describe, expect, it } from "vitest";
import { parseDay, weekBegin } from "#domain/day.ts";
import {
  formatClock,
  formatMetric,
  formatMetricDifference,
  formatNumber,
  formatSigned,
  formatTimeOfNight,
} from "#domain/format.ts";
import { type Notation, plainNotation } from "#domain/notation.ts";
import { weeksOf } from "#domain/range.ts";
import { shownDifference, shownUnit, shownValue, storedValue } from "#domain/shown-units.ts";
import { slotsOf } from "#domain/slots.ts";

const chosen: Notation = { decimalMark: ",", clock: "12h", units: "imperial", energy: "kcal", weekStart: 7 };

describe("numbers in the member's notation", () => {
  it("have the language's decimal mark, a true minus and an explicit plus", () => {
    expect(formatNumber(-0.44, 1, chosen)).toBe("−0,4");
    expect(formatSigned(1.25, 1, chosen)).toBe("+1,3");
    expect(formatNumber(12_450, 0, chosen)).toBe("12450");
  });

  it("show metrics in the chosen units", () => {
    expect(formatMetric("skinTempC", 37, chosen)).toBe("98,6");
    expect(formatMetric("energyKj", 8368, chosen)).toBe("2000");
    expect(formatMetric("energyKj", 8368, { ...chosen, energy: "kJ" })).toBe("8368");
    expect(formatMetric("restingBpm", 52, chosen)).toBe("52");
    expect(formatMetric("bedAt", 690, chosen)).toBe("11:30 pm");
  });

  it("show a difference of temperatures without the 32 degrees between the scales", () => {
    expect(formatMetricDifference("skinTempC", 0.5, chosen)).toBe("+0,9");
    expect(formatMetricDifference("skinTempC", -0.5, plainNotation)).toBe("−0.5");
    expect(formatMetricDifference("asleepMin", 61, chosen)).toBe("+1:01");
    expect(formatMetricDifference("bedAt", -30.2, chosen)).toBe("−0:30");
    expect(formatMetricDifference("hrvMs", 0.2, chosen)).toBe("0");
  });
});

describe("the clock", () => {
  it.each([
    ["2026-03-01T00:00:00Z", "00:00", "12:00 am"],
    ["2026-03-01T00:59:59Z", "00:59", "12:59 am"],
    ["2026-03-01T11:59:00Z", "11:59", "11:59 am"],
    ["2026-03-01T12:00:00Z", "12:00", "12:00 pm"],
    ["2026-03-01T23:05:00Z", "23:05", "11:05 pm"],
  ])("shows %s as %s or %s", (instant, on24, on12) => {
    expect(formatClock(new Date(instant), 0, plainNotation)).toBe(on24);
    expect(formatClock(new Date(instant), 0, chosen)).toBe(on12);
  });

  it("is the record's own, east and west of midnight", () => {
    expect(formatClock(new Date("2026-03-01T22:30:00Z"), 120, chosen)).toBe("12:30 am");
    expect(formatClock(new Date("1969-12-31T23:30:30Z"), -60, plainNotation)).toBe("22:30");
  });

  it("shows times of the night before and after midnight", () => {
    expect(formatTimeOfNight(720, chosen)).toBe("12:00 am");
    expect(formatTimeOfNight(1150.9, chosen)).toBe("7:10 am");
    expect(formatTimeOfNight(0, chosen)).toBe("12:00 pm");
  });
});

describe("units", () => {
  it.each([
    ["kJ", 4.184, 1, "kcal"],
    ["°C", 37, 98.6, "°F"],
    ["km", 1.609344, 1, "mi"],
    ["m", 0.3048, 1, "ft"],
    ["kg", 0.45359237, 1, "lb"],
    ["bpm", 60, 60, "bpm"],
  ])("convert %s exactly, there and back", (unit, stored, shown, shownAs) => {
    expect(shownUnit(unit, chosen)).toBe(shownAs);
    expect(shownValue(unit, stored, chosen)).toBeCloseTo(shown, 10);
    expect(storedValue(unit, shown, chosen)).toBeCloseTo(stored, 10);
  });

  it("stay the catalogue's bit for bit where nothing was chosen", () => {
    for (const unit of ["kJ", "°C", "km", "m", "kg", "%"]) {
      expect(shownUnit(unit, plainNotation)).toBe(unit);
      expect(shownValue(unit, 0.1 + 0.2, plainNotation)).toBe(0.1 + 0.2);
    }
  });

  it("are chosen apart: energy is not a matter of metric or imperial", () => {
    expect(shownUnit("kJ", { units: "imperial", energy: "kJ" })).toBe("kJ");
    expect(shownUnit("°C", { units: "metric", energy: "kcal" })).toBe("°C");
  });

  it("scale differences without shifting them", () => {
    expect(shownDifference("°C", 1, chosen)).toBeCloseTo(1.8, 10);
    expect(shownDifference("°C", 0, chosen)).toBe(0);
  });
});

describe("weeks", () => {
  it("begin on the day the member chose", () => {
    const days = ["2026-03-01", "2026-03-02", "2026-03-07", "2026-03-08"].map(parseDay);
    expect(days.map((day) => weekBegin(day, 1))).toEqual([
      "2026-02-23",
      "2026-03-02",
      "2026-03-02",
      "2026-03-02",
    ]);
    expect(days.map((day) => weekBegin(day, 7))).toEqual([
      "2026-03-01",
      "2026-03-01",
      "2026-03-01",
      "2026-03-08",
    ]);
  });

  it("cut a range at Saturdays when they begin on Sunday", () => {
    const range = { from: parseDay("2026-02-27"), to: parseDay("2026-03-08") };
    expect(weeksOf(range, 7)).toEqual([
      { from: "2026-02-27", to: "2026-02-28", partial: true },
      { from: "2026-03-01", to: "2026-03-07", partial: false },
      { from: "2026-03-08", to: "2026-03-08", partial: true },
    ]);
  });

  it("carry the slots of long ranges with them", () => {
    const range = { from: parseDay("2024-01-03"), to: parseDay("2026-01-01") };
    expect(slotsOf(range, 7)).toMatchObject({ stepDays: 7, from: "2023-12-31" });
    expect(slotsOf(range, 1)).toMatchObject({ stepDays: 7, from: "2024-01-01" });
  });
});
