import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarText as germanCalendar } from "#app/texts/de/calendar.ts";
import { calendarText } from "#app/texts/en/calendar.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { formatNumber, formatTimeOfNight } from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";
import { niceScale } from "#presenters/nice-scale.ts";
import { axis, axisOf, column } from "#presenters/series-parts.ts";
import { seriesTicks } from "#presenters/series-ticks.ts";

const imperial: Notation = { ...calendarText, units: "imperial", energy: "kcal" };
const repeats = (labels: readonly string[]) => labels.length - new Set(labels).size;

describe("labels of an axis", () => {
  test("never repeat, however little the readings differ", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 1e-4, max: 1000, noNaN: true }),
        fc.constantFrom(0, 1),
        fc.constantFrom("%", "bpm", "kJ", "°C", ""),
        fc.constantFrom("number" as const, "duration" as const, "signed" as const),
        fc.boolean(),
        fc.constantFrom(calendarText, germanCalendar, imperial),
        (low, span, decimals, unit, format, fromZero, notation) => {
          const values = column({ id: "x", label: "", unit, format, decimals }, [low, low + span]);
          const { yTicks } = axisOf([values], { fromZero, decimals, notation });
          expect(yTicks.length).toBeGreaterThan(1);
          expect(repeats(yTicks.map(({ label }) => label))).toBe(0);
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });

  test("get decimals, all the same, where whole numbers would repeat: 91 to 91.6", () => {
    const efficiency = column({ id: "efficiencyPct", label: "", unit: "%" }, [91, 91.6]);
    const { yTicks } = axisOf([efficiency], { fromZero: false, decimals: 0, notation: calendarText });
    expect(yTicks.map(({ label }) => label)).toEqual(["91.0", "91.2", "91.4", "91.6"]);
  });

  test("stay whole where the ticks are whole", () => {
    const { yTicks } = axisOf([column({ id: "x", label: "" }, [40, 80])], {
      fromZero: false,
      decimals: 1,
      notation: calendarText,
    });
    expect(yTicks.map(({ label }) => label)).toEqual(["40", "50", "60", "70", "80"]);
  });

  test("get the decimals it takes on an axis with a scale of its own", () => {
    const { yTicks } = axis(niceScale(-0.02, 0.02, { fromZero: false, duration: false }), (value, places) =>
      formatNumber(value, 1 + places, calendarText),
    );
    expect(yTicks.map(({ label }) => label)).toEqual(["−0.02", "−0.01", "0.00", "0.01", "0.02"]);
  });

  test("are dropped where the same clock time comes round again", () => {
    const { yTicks } = axis({ low: 0, high: 1620, ticks: [0, 540, 1080, 1440, 1620] }, (value, places) =>
      formatTimeOfNight(value, calendarText, places),
    );
    expect(yTicks.map(({ label }) => label)).toEqual(["12:00", "21:00", "06:00", "15:00"]);
  });

  test("of years of days name a month with its year where it comes more than once", () => {
    const from = parseDay("2026-02-27");
    const labels = seriesTicks({ from, stepDays: 1, count: 400 }, calendarText).map(({ label }) => label);
    expect(labels).toEqual(["Apr 2026", "Jul", "Oct", "2027", "Apr 2027"]);
  });

  test("of time never repeat, over any stretch of days", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom(1 as const, 7 as const, 28 as const),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(calendarText, germanCalendar),
        (later, stepDays, count, calendar) => {
          const from = addDays(parseDay("2020-01-01"), later);
          expect(repeats(seriesTicks({ from, stepDays, count }, calendar).map(({ label }) => label))).toBe(0);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});
