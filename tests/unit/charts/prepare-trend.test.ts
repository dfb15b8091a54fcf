import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarText } from "#app/texts/en/calendar.ts";
import { chartText } from "#app/texts/en/chart.ts";
import { niceScale } from "#charts/nice-scale.ts";
import { prepareTodayTrends } from "#charts/prepare-today-trends.ts";
import { prepareTrend } from "#charts/prepare-trend.ts";
import { trendCsv } from "#charts/trend-csv.ts";
import { toneOf } from "#charts/trend-model.ts";
import { describeDay } from "#charts/trend-words.ts";
import { parseDay } from "#domain/day.ts";
import { known, tooFew } from "#stats/estimate.ts";
import { morning, text } from "./today-builder.ts";

const base = {
  id: "hrvMs",
  title: "HRV",
  unit: "ms",
  decimals: 0,
  mark: "line" as const,
  from: parseDay("2026-02-27"),
  values: [60.04, null, 71],
  lastIsOpen: false,
  usual: known({ mean: 65, sd: 5, low: 60, high: 70 }, 30),
  tones: [{ from: 0, tone: "vital" as const, word: null }],
};
const trend = (changes = {}) => prepareTrend({ ...base, ...changes }, calendarText);

describe("a trend", () => {
  test("keeps a day without a reading as a gap in its place", () => {
    expect(trend().values).toEqual([60.04, null, 71]);
  });

  test("carries its usual range, and has none while usual is not known", () => {
    expect(trend().usual).toEqual({ low: 60, level: 65, high: 70 });
    expect(trend({ usual: tooFew(3, 14) }).usual).toBeNull();
  });

  test("names today and every seventh day before it, across the end of a month", () => {
    const model = trend({ values: Array.from({ length: 9 }, () => 60) });
    expect(model.xTicks).toEqual([
      { index: 1, label: "28 Feb" },
      { index: 8, label: "7 Mar" },
    ]);
  });

  test("marks the value that still grows, unless there is none", () => {
    expect(trend({ lastIsOpen: true }).openIndex).toBe(2);
    expect(trend({ lastIsOpen: true, values: [60, 61, null] }).openIndex).toBeNull();
  });

  test("is plain JSON", () => {
    const model = trend();
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test("has every reading and the usual range inside its axis", () => {
    const day = fc.option(fc.double({ min: 20, max: 200, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 1, maxLength: 40 }),
        fc.constantFrom("bar", "line"),
        (values, mark) => {
          const { low, high } = trend({ values, mark });
          for (const value of [...values.filter((each) => each !== null), 60, 70]) {
            expect(value).toBeGreaterThanOrEqual(low);
            expect(value).toBeLessThanOrEqual(high);
          }
          if (mark === "bar") expect(low).toBe(0);
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });
});

describe("the words of a day", () => {
  test("are the same for tooltip, speech and table: day, value, difference from usual", () => {
    expect(describeDay(trend(), 2, chartText.words)).toEqual({
      day: "Sun 1 Mar",
      value: "71 ms",
      note: "+6 from usual 65 ms",
    });
  });

  test("say that there is no reading", () => {
    expect(describeDay(trend(), 1, chartText.words)).toMatchObject({ value: "No reading", note: "" });
  });

  test("do not compare a day that goes on with whole days", () => {
    expect(describeDay(trend({ lastIsOpen: true }), 2, chartText.words).note).toBe("so far");
  });

  test("give durations as hours and minutes with a sign for differences", () => {
    const usual = known({ mean: 426, sd: 30, low: 396, high: 456 }, 30);
    const model = trend({ decimals: null, values: [432], usual });
    expect(describeDay(model, 0, chartText.words)).toMatchObject({
      value: "7:12",
      note: "+0:06 from usual 7:06",
    });
  });
});

describe("the CSV of a trend", () => {
  test("has one line per calendar day, unrounded, an empty cell for a gap, and the catalogue's name", () => {
    expect(trendCsv(trend())).toBe("day,hrvMs\r\n2026-02-27,60.04\r\n2026-02-28,\r\n2026-03-01,71\r\n");
  });
});

describe("the trends of Today", () => {
  const trends = prepareTodayTrends(morning(), text);

  test("begin with recovery and leave out what has no reading at all", () => {
    expect(trends.map(({ id }) => id)).toEqual(["recovery", "hrvMs", "restingBpm", "strain", "asleepMin"]);
    const input = morning();
    const empty = { ...input, trend: { ...input.trend, restingBpm: [null, null, null] } };
    expect(prepareTodayTrends(empty, text).map(({ id }) => id)).not.toContain("restingBpm");
  });

  test("colour recovery in three hard steps at the shown percent", () => {
    const [recovery] = trends;
    const toneAt = (value: number) => recovery && toneOf(recovery, value).tone;
    expect([33.4, 33.5, 66.4, 66.5].map(toneAt)).toEqual([
      "recovery-low",
      "recovery-mid",
      "recovery-mid",
      "recovery-high",
    ]);
  });

  test("mark only strain as so far: the morning's values are complete", () => {
    expect(trends.filter(({ openIndex }) => openIndex !== null).map(({ id }) => id)).toEqual(["strain"]);
  });
});

describe("a scale", () => {
  test("has round, evenly spaced ticks that hold both ends", () => {
    expect(niceScale(31, 88, { fromZero: false, duration: false }).ticks).toEqual([20, 40, 60, 80, 100]);
    expect(niceScale(48, 56, { fromZero: false, duration: false }).ticks).toEqual([48, 50, 52, 54, 56]);
  });

  test("is labelled in hours for durations and starts at zero for bars", () => {
    expect(niceScale(390, 470, { fromZero: true, duration: true }).ticks).toEqual([0, 120, 240, 360, 480]);
  });

  test("still has two ends when all readings are equal", () => {
    const { low, high } = niceScale(50, 50, { fromZero: false, duration: false });
    expect(high).toBeGreaterThan(low);
  });
});
