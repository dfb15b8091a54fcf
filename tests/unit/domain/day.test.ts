import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayRange,
  daysBetween,
  isDay,
  localDay,
  minutesAfterNoonBefore,
  parseDay,
  weekdayOf,
} from "#domain/day.ts";

const anyDay = fc
  .integer({ min: -3650, max: 36500 })
  .map((number) => addDays(parseDay("2000-01-01"), number));

describe("a calendar day", () => {
  it("must exist", () => {
    expect(isDay("2028-02-29")).toBe(true);
    expect(isDay("2026-02-29")).toBe(false);
    expect(isDay("2026-1-2")).toBe(false);
    expect(isDay("2026-13-01")).toBe(false);
    expect(() => parseDay("yesterday")).toThrow(RangeError);
  });

  it("moves by calendar days, whatever the server's zone does to its clocks", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(dayRange(parseDay("2026-02-27"), parseDay("2026-03-02"))).toHaveLength(4);
    expect(dayRange(parseDay("2026-03-02"), parseDay("2026-03-01"))).toEqual([]);
  });

  it("knows its weekday", () => {
    expect(weekdayOf(parseDay("2026-11-21"))).toBe(6);
    expect(weekdayOf(parseDay("1969-12-31"))).toBe(3);
  });

  it("of an instant is that of the record's own offset, not UTC's", () => {
    const lateEvening = new Date("2026-03-02T22:30:00Z");
    expect(localDay(lateEvening, 0)).toBe("2026-03-02");
    expect(localDay(lateEvening, 120)).toBe("2026-03-03");
    expect(localDay(new Date("2026-03-02T03:00:00Z"), -480)).toBe("2026-03-01");
  });

  it("places times of the night after the noon before", () => {
    const day = parseDay("2026-03-02");
    expect(minutesAfterNoonBefore(new Date("2026-03-01T23:00:00Z"), 0, day)).toBe(660);
    expect(minutesAfterNoonBefore(new Date("2026-03-02T05:00:00Z"), 120, day)).toBe(1140);
  });
});
