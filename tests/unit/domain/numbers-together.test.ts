import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatHoursMinutes, formatTimeOfNight } from "#domain/format.ts";
import { type MetricName, metricNames, metricOf } from "#domain/metrics.ts";
import { type Notation, plainNotation } from "#domain/notation.ts";
import { differencesTogether, metricsTogether, numbersTogether } from "#domain/numbers-together.ts";

const german: Notation = { decimalMark: ",", clock: "12h", units: "imperial", energy: "kcal", weekStart: 7 };
const anyNotation = fc.constantFrom(plainNotation, german);
/** Values a metric may have, or means of such; often close together. */
const near = fc
  .tuple(
    fc.double({ min: 1, max: 1000, noNaN: true }),
    fc.constantFrom(1e-4, 0.01, 0.3, 1, 20),
    fc.double({ min: 0.2, max: 1, noNaN: true }),
  )
  .map(([value, size, share]) => [value, value + size * share] as const);

const isTime = (name: MetricName) => /min/.test(metricOf(name).unit);
/** Times are told to the second, everything else as finely as it takes. */
const differs = (name: MetricName, gap: number) => !isTime(name) || gap > 1 / 60;

describe("numbers told together", () => {
  test("two values that differ never read as equal, whatever the metric", () => {
    fc.assert(
      fc.property(fc.constantFrom(...metricNames), near, anyNotation, (name, [one, other], notation) => {
        fc.pre(differs(name, other - one));
        const { level } = metricsTogether(name, { levels: [one, other] }, notation);
        expect(level(one)).not.toBe(level(other));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test("a difference that is not nothing never reads as nothing, and no two of them as one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...metricNames), near, anyNotation, (name, [one, other], notation) => {
        const gap = other - one;
        fc.pre(differs(name, gap));
        const { difference } = metricsTogether(name, { differences: [gap, -gap, 3 * gap] }, notation);
        expect(new Set([0, gap, -gap, 3 * gap].map(difference)).size).toBe(4);
        expect(difference(gap)).toMatch(/^\+/);
        expect(difference(-gap)).toMatch(/^−/);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  test("all numbers of a sentence have the same decimals", () => {
    const places = (text: string) => text.split(/[.,]/)[1]?.length ?? 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...metricNames.filter((name) => !isTime(name))),
        near,
        anyNotation,
        (name, [one, other], notation) => {
          const { level, difference } = metricsTogether(
            name,
            { levels: [one, other], differences: [other - one] },
            notation,
          );
          expect(new Set([level(one), level(other), difference(other - one)].map(places)).size).toBe(1);
        },
      ),
      { seed: 3 },
    );
  });

  test("numbers that differ plainly keep the decimals of their metric", () => {
    const { level, difference } = metricsTogether(
      "restingBpm",
      { levels: [55.4, 58.1], differences: [2.7] },
      plainNotation,
    );
    expect([level(55.4), level(58.1), difference(2.7)]).toEqual(["55", "58", "+3"]);
  });

  test("what differs by less than any reading can say reads as equal", () => {
    const { level } = metricsTogether("restingBpm", { levels: [55, 55 + 1e-9] }, plainNotation);
    expect(level(55)).toBe("55");
    expect(level(55 + 1e-9)).toBe("55");
  });

  test("durations and clock times less than a minute apart are told with their seconds", () => {
    const { level } = metricsTogether("asleepMin", { levels: [425.2, 425.45] }, plainNotation);
    expect([level(425.2), level(425.45)]).toEqual(["7:05:12", "7:05:27"]);
    const bed = metricsTogether("bedAt", { levels: [690.2, 690.8] }, { ...plainNotation, clock: "12h" });
    expect([bed.level(690.2), bed.level(690.8)]).toEqual(["11:30:12 pm", "11:30:48 pm"]);
    expect(formatHoursMinutes(-0.25, 2, german)).toBe("−0:00:15,0");
    expect(formatTimeOfNight(690.995, plainNotation, 2)).toBe("23:30:59.7");
  });

  test("durations less than a second apart read as equal, for nobody sleeps to the thousandth", () => {
    const { level, difference } = metricsTogether(
      "asleepMin",
      { levels: [425.2, 425.20003], differences: [-0.00002] },
      plainNotation,
    );
    expect([level(425.2), level(425.20003), difference(-0.00002)]).toEqual(["7:05", "7:05", "0:00"]);
  });

  test("times a whole day apart spend no seconds on what no second tells", () => {
    const { level } = metricsTogether("bedAt", { levels: [100, 1540] }, plainNotation);
    expect(level(100)).toBe("13:40");
  });

  test("an estimate and its interval have the same decimals", () => {
    const write = differencesTogether([0.5, 0.2, 1], 1, plainNotation);
    expect([0.5, 0.2, 1].map(write)).toEqual(["+0.5", "+0.2", "+1.0"]);
    const rounder = numbersTogether([91, 91.2, 91.4], 0, plainNotation);
    expect([91, 91.2, 91.4].map(rounder)).toEqual(["91.0", "91.2", "91.4"]);
  });
});
