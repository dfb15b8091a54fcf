import { describe, expect, test } from "vitest";
import { calendarText as germanCalendar } from "#app/texts/de/calendar.ts";
import { calendarText } from "#app/texts/en/calendar.ts";
import { figureText } from "#app/texts/en/figure.ts";
import { parseDay } from "#domain/day.ts";
import { type Notation, plainNotation } from "#domain/notation.ts";
import { figureCsv } from "#presenters/figure-table.ts";
import { isPartial, type SeriesModel } from "#presenters/series-model.ts";
import { axisOf, column, metricColumns } from "#presenters/series-parts.ts";
import { seriesTable } from "#presenters/series-table.ts";
import { seriesTicks } from "#presenters/series-ticks.ts";
import { describeSlot, formatSeriesValue } from "#presenters/series-words.ts";

const from = parseDay("2026-02-27");
const weeks = { median: "{label}, median", lowest: "{label}, lowest", highest: "{label}, highest" };

function model(changes: Partial<SeriesModel> = {}): SeriesModel {
  return {
    id: "test",
    title: "Test",
    unit: "",
    lead: "",
    range: { from, to: parseDay("2026-03-01") },
    from,
    stepDays: 1,
    count: 3,
    partial: [2],
    shaded: [],
    xTicks: [],
    panels: [],
    keys: [],
    columns: [
      column(
        {
          id: "recovery",
          label: "Recovery",
          unit: "%",
          words: [
            { from: 0, word: "Low" },
            { from: 34, word: "Adequate" },
          ],
        },
        [33.4, null, 33.5],
      ),
      column({ id: "strain", label: "Strain", decimals: 1, grows: true }, [10.04, 11, 4.25]),
      column({ id: "hidden", label: "Hidden", listed: false }, [1, 2, 3]),
      column({ id: "bedAt", label: "To bed", format: "clock" }, [690, null, 780]),
    ],
    ...changes,
  };
}

describe("a slot in words", () => {
  test("names every listed reading with its unit and word, which follows the number as shown", () => {
    expect(describeSlot(model(), 0, figureText.words)).toEqual({
      when: "Fri 27 Feb",
      note: "",
      readings: [
        { label: "Recovery", value: "33 %", word: "Low" },
        { label: "Strain", value: "10.0", word: "" },
        { label: "To bed", value: "23:30", word: "" },
      ],
    });
    expect(describeSlot(model(), 2, figureText.words).readings[0]).toMatchObject({
      value: "34 %",
      word: "Adequate",
    });
  });

  test("says so where there is no reading, and never zero", () => {
    expect(describeSlot(model(), 1, figureText.words).readings[0]?.value).toBe("No reading");
  });

  test("calls only what grows so far on a day that goes on", () => {
    const [recovery, strain] = describeSlot(model(), 2, figureText.words).readings;
    expect(recovery?.word).toBe("Adequate");
    expect(strain?.word).toBe("so far");
    expect(isPartial(model(), "recovery", 2)).toBe(false);
    expect(isPartial(model(), "strain", 2)).toBe(true);
  });

  test("names stretches of days, and those the range cuts", () => {
    const stretch = model({ stepDays: 7 });
    expect(describeSlot(stretch, 1, figureText.words)).toMatchObject({
      when: "Week of 6 Mar 2026",
      note: "",
    });
    expect(describeSlot(stretch, 2, figureText.words).note).toBe("incomplete");
    expect(describeSlot(model({ stepDays: 28 }), 1, figureText.words).when).toBe("4 weeks from 27 Mar 2026");
  });

  test("has the year where a range may hold the same date twice", () => {
    expect(describeSlot(model({ count: 366 }), 0, figureText.words).when).toBe("Fri 27 Feb 2026");
  });
});

test("the CSV of a series has the listed columns unrounded, clock times as such, and empty cells for gaps", () => {
  expect(figureCsv(seriesTable(model(), figureText.words))).toBe(
    "day,recovery,strain,bedAt\r\n2026-02-27,33.4,10.04,23:30\r\n2026-02-28,,11,\r\n2026-03-01,33.5,4.25,01:00\r\n",
  );
});

describe("columns of a metric", () => {
  const summary = { middle: [50], low: [20], high: [90] };
  const options = { id: "recovery", label: "Recovery" };

  test("are its readings alone by day", () => {
    const slots = { from, stepDays: 1, count: 1, partial: [] } as const;
    expect(metricColumns(options, summary, { ...slots, partial: [] }, weeks).map(({ id }) => id)).toEqual([
      "recovery",
    ]);
  });

  test("keep the extremes of stretches beside their median", () => {
    const columns = metricColumns(options, summary, { from, stepDays: 7, count: 1, partial: [] }, weeks);
    expect(columns.map(({ label, values }) => [label, values[0]])).toEqual([
      ["Recovery, median", 50],
      ["Recovery, lowest", 20],
      ["Recovery, highest", 90],
    ]);
  });
});

describe("the axes of somebody who chose other units", () => {
  const notation: Notation = { ...plainNotation, decimalMark: ",", units: "imperial", energy: "kcal" };

  test("are round in the unit that is shown and placed in the one that is stored", () => {
    const energy = column({ id: "energyKj", label: "Energy", unit: "kJ" }, [0, 8000]);
    const { high, yTicks } = axisOf([energy], { fromZero: true, notation });
    expect(yTicks.map(({ label }) => label)).toEqual(["0", "500", "1000", "1500", "2000"]);
    expect(high).toBeCloseTo(2000 * 4.184, 6);
  });

  test("of differences keep their zero", () => {
    const skin = column({ id: "skin", label: "Skin", unit: "°C", format: "signed" }, [-0.5, 0.5]);
    const { yTicks } = axisOf([skin], { fromZero: false, decimals: 1, notation });
    expect(yTicks.map(({ label }) => label)).toEqual(["−1,0", "−0,5", "0,0", "0,5", "1,0"]);
    expect(yTicks.find(({ label }) => label === "0,5")?.value).toBeCloseTo(0.5 / 1.8, 10);
  });

  test("are the same numbers a reading is said with", () => {
    expect(formatSeriesValue({ unit: "°C", format: "number", decimals: 1 }, 37, notation)).toBe("98,6 °F");
    expect(formatSeriesValue({ unit: "kJ", format: "number", decimals: 0 }, 8368, notation)).toBe(
      "2000 kcal",
    );
    expect(formatSeriesValue({ unit: "", format: "clock", decimals: 0 }, 690, notation)).toBe("23:30");
  });
});

describe("the axes", () => {
  test("hold every value and have two ends even without any", () => {
    const { low, high } = axisOf([column({ id: "a", label: "a" }, [48, null, 56])], {
      fromZero: false,
      notation: plainNotation,
    });
    expect([low, high]).toEqual([48, 56]);
    const empty = axisOf([column({ id: "a", label: "a" }, [null])], {
      fromZero: true,
      notation: plainNotation,
    });
    expect(empty.high).toBeGreaterThan(empty.low);
  });

  test("name the last day of weeks, months of a season, and years of a life", () => {
    const labels = (stepDays: 1 | 7 | 28, count: number) =>
      seriesTicks({ from, stepDays, count }, calendarText).map(({ label }) => label);
    expect(labels(1, 7)).toEqual(["27 Feb", "1 Mar", "3 Mar", "5 Mar"]);
    expect(labels(1, 30).at(-1)).toBe("28 Mar");
    expect(labels(1, 90)).toEqual(["Mar", "Apr", "May"]);
    expect(labels(1, 400)).toEqual(["Apr 2026", "Jul", "Oct", "2027", "Apr 2027"]);
    expect(labels(28, 130).length).toBeLessThanOrEqual(6);
    for (const label of labels(28, 130)) expect(label).toMatch(/^20\d\d$/);
  });

  test("have labels that fit beside each other on a phone, in either language", () => {
    const plotPx = 280;
    const letterPx = 6; // of 11 px, points and spaces counted in
    const gapPx = 6;
    for (const calendar of [calendarText, germanCalendar]) {
      for (const [stepDays, ...lengths] of [
        [1, 7, 14, 15, 30, 31, 62, 63, 90, 130, 183],
        [7, 30, 62, 183, 365, 366, 500, 1096],
        [28, 1096, 3650],
      ] as const) {
        for (const count of lengths.map((days) => Math.ceil(days / stepDays))) {
          const ticks = seriesTicks({ from, stepDays, count }, calendar);
          for (const [at, { index, label }] of ticks.slice(1).entries()) {
            const before = ticks[at];
            if (before === undefined) throw new Error("no tick before");
            const apartPx = ((index - before.index) / count) * plotPx;
            // The last label ends with the plot, the others stand around their place.
            const own = index === count - 1 ? label.length : label.length / 2;
            const neededPx = (own + before.label.length / 2) * letterPx + gapPx;
            expect(apartPx, `${before.label} ${label}, ${count} × ${stepDays}`).toBeGreaterThan(neededPx);
          }
        }
      }
    }
  });
});
