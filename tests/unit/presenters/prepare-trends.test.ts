import { describe, expect, test } from "vitest";
import { metricText } from "#app/texts/en/metrics.ts";
import { trendsText } from "#app/texts/en/trends.ts";
import { addDays, type Day, parseDay } from "#domain/day.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { figureCsv } from "#presenters/figure-table.ts";
import { prepareComparison } from "#presenters/prepare-comparison.ts";
import { prepareDistribution } from "#presenters/prepare-distribution.ts";
import { prepareTrendWeekdays } from "#presenters/prepare-trend-weekdays.ts";
import { prepareCalendarPeriods, prepareTrendSeries, type TrendsInput } from "#presenters/prepare-trends.ts";
import { prepareYearGrid } from "#presenters/prepare-year-grid.ts";
import { columnValues } from "#presenters/series-model.ts";

// A Monday.
const monday = parseDay("2026-03-02");

function columns(
  from: Day,
  values: (number | null)[],
  metric: MetricName = "recovery",
): DayColumns<MetricName> {
  const gaps = Object.fromEntries(
    metricNames.map((name) => [name, values.map(() => null)]),
  ) as unknown as DayColumns<MetricName>["shown"];
  const filled = { ...gaps, [metric]: values };
  const range = { from, to: addDays(from, values.length - 1) };
  return { range, shown: filled, counted: filled, openIndex: null };
}

function view(
  values: (number | null)[],
  { from = monday, metric = "recovery" as MetricName, other = null as (number | null)[] | null } = {},
): TrendsInput {
  const days = columns(from, values, metric);
  return {
    range: days.range,
    metrics: [metric],
    days,
    other: other === null ? null : columns(addDays(from, -other.length), other, metric),
  };
}

describe("trends over time", () => {
  test("by week are means with the number of days they rest on, and the week the range cuts is marked", () => {
    const series = prepareTrendSeries(
      view([50, null, 70, null, null, null, null, 90, 92]),
      "week",
      metricText,
      trendsText,
    );
    expect(series.stepDays).toBe(7);
    expect(columnValues(series, "recovery")).toEqual([60, 91]);
    expect(columnValues(series, "recoveryCount")).toEqual([2, 2]);
    expect(series.partial).toEqual([1]);
    expect(series.shaded).toEqual([1]);
  });

  test("draw the compared period under the same days, and leave its gaps open", () => {
    const series = prepareTrendSeries(
      view([50, 60, 70], { other: [40, null, 45] }),
      "day",
      metricText,
      trendsText,
    );
    expect(columnValues(series, "recoveryOther")).toEqual([40, null, 45]);
    expect(series.keys.map(({ label }) => label)).toEqual([trendsText.series.other]);
  });

  test("leave the day that goes on out of a stretch's median and extremes, in what still grows", () => {
    const values = Array.from({ length: 420 }, (_, day) => (day === 419 ? 2 : 12));
    const counted = values.map((value, day) => (day === 419 ? null : value));
    const input = view(values, { metric: "strain" });
    const days = { ...input.days, openIndex: 419, counted: { ...input.days.counted, strain: counted } };
    const series = prepareTrendSeries({ ...input, days }, "day", metricText, trendsText);
    expect(series.stepDays).toBe(7);
    expect(columnValues(series, "strainLowest").at(-1)).toBe(12);
  });

  test("take any metric of the catalogue, each in a panel with its unit", () => {
    for (const metric of metricNames) {
      const series = prepareTrendSeries(view([1, 2, 3], { metric }), "day", metricText, trendsText);
      expect(series.panels[0]?.title).toContain(metricText[metric].label);
    }
  });
});

test("calendar months give mean, extremes and n, newest on top, and say which are cut", () => {
  const values = Array.from({ length: 40 }, (_, index) => (index < 30 ? 50 : null));
  const figure = prepareCalendarPeriods(view(values), "recovery", "month", metricText, trendsText);
  expect(figure.rows.map(({ label }) => label)).toEqual(["Apr 2026", "Mar 2026"]);
  expect(figure.rows[0]).toMatchObject({ place: null, words: trendsText.periods.none });
  expect(figure.rows[1]?.words).toBe("50 (50 – 50), 30 of 30 days, partial");
  expect(figureCsv(figure.table)).toBe(
    "row,level,low,high,n\r\n2026-03-01,50,50,50,30\r\n2026-04-01,,,,\r\n",
  );
});

describe("the comparison of two periods", () => {
  const wave = (level: number) => Array.from({ length: 28 }, (_, index) => level + (index % 4));

  test("shows difference, interval and both n, with zero where no difference lies", () => {
    const figure = prepareComparison(
      view(wave(60), { other: [...wave(50).slice(0, 27), null] }),
      metricText,
      trendsText,
    );
    const [row] = figure?.rows ?? [];
    expect(row?.zero).toBe(0.5);
    expect(row?.place?.low).toBeGreaterThan(0.5);
    expect(row?.words).toMatch(
      /^a difference of \+10\.\d \(\+9\.\d to \+10\.\d\); 61\.5 \(n 28\) against 51\.4 \(n 27\)$/,
    );
  });

  test("calls a difference only what holds, and the rest what such weeks vary by", () => {
    const shaky = [...Array.from({ length: 14 }, () => 60), ...Array.from({ length: 14 }, () => 66)];
    const figure = prepareComparison(
      view(shaky, { other: [...shaky].reverse().map((value) => value - 1) }),
      metricText,
      trendsText,
    );
    expect(figure?.rows[0]?.words).toMatch(
      /^\+1(\.0)? \(−[\d.]+ to \+[\d.]+\), within what weeks like these vary by; /,
    );
  });

  test("has no interval from too few days, and says how many it needs", () => {
    const figure = prepareComparison(view([60, 61], { other: [50, 51] }), metricText, trendsText);
    expect(figure?.rows[0]).toMatchObject({ place: null });
    expect(figure?.rows[0]?.words).toContain("needs 14 days on each side");
  });

  test("is nothing where nothing is compared", () => {
    expect(prepareComparison(view([60]), metricText, trendsText)).toBeNull();
  });
});

describe("how days spread", () => {
  test("counts every day once and marks the newest", () => {
    const model = prepareDistribution(view([50, 52, 60, null, 71]), "recovery", metricText, trendsText);
    const counts = model.table.rows.map(([, , cell]) => Number(cell?.value));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(model.marker?.label).toBe("newest 71");
    expect(model.sentence).toBe("The newest day, 71, is higher than 3 of 4 days.");
    for (const { share } of model.bars) expect(share).toBeLessThanOrEqual(1);
  });

  test("never places the strain so far of an open day among whole days", () => {
    const input = view([10, 12, 14, 4], { metric: "strain" });
    const open: TrendsInput = {
      ...input,
      days: {
        ...input.days,
        openIndex: 3,
        counted: { ...input.days.counted, strain: [10, 12, 14, null] },
      },
    };
    const model = prepareDistribution(open, "strain", metricText, trendsText);
    expect(model.marker).toBeNull();
    expect(model.sentence).toBe("3 days; the newest is still under way.");
  });

  test("says that there is nothing instead of drawing an empty plot", () => {
    const model = prepareDistribution(view([null, null]), "recovery", metricText, trendsText);
    expect(model.empty).toBe(trendsText.distribution.nothing);
  });
});

test("weekdays have an interval from six readings on, and the figure is empty until one has", () => {
  const six = view(Array.from({ length: 42 }, (_, index) => (index % 7 === 0 ? 50 + index : null)));
  const figure = prepareTrendWeekdays(six, "recovery", metricText, trendsText);
  expect(figure.empty).toBeNull();
  expect(figure.rows[0]).toMatchObject({ label: "Monday", words: "68 (50 – 85), n 6" });
  expect(figure.rows[1]).toMatchObject({ place: null, words: "0 of 6 days" });
  expect(prepareTrendWeekdays(view([50]), "recovery", metricText, trendsText).empty).toBe(
    trendsText.weekdays.nothing,
  );
});

describe("the grid of years", () => {
  test("has a year's days in weeks, newest year first, and the three hard colours for recovery", () => {
    const values = Array.from({ length: 400 }, () => 50);
    const grid = prepareYearGrid(
      "recovery",
      { from: parseDay("2025-01-01"), values },
      metricText,
      trendsText,
    );
    expect(grid.years.map(({ year, first, length }) => [year, first, length])).toEqual([
      ["2026", 365, 365],
      ["2025", 0, 365],
    ]);
    // 1 January 2025 was a Wednesday.
    expect(grid.years[1]).toMatchObject({ firstRow: 2, weeks: 53 });
    expect(grid.years[1]?.months.slice(0, 3)).toEqual([
      { label: "Jan", week: 0 },
      { label: "Feb", week: 4 },
      { label: "Mar", week: 8 },
    ]);
    expect(grid.tones.map(({ from, tone }) => [from, tone])).toEqual([
      [0, "recovery-low"],
      [33.5, "recovery-mid"],
      [66.5, "recovery-high"],
    ]);
  });

  test("gives a quarter of the days to each tone of any other metric, and fewer tones where days are equal", () => {
    const of = (values: number[]) =>
      prepareYearGrid("hrvMs", { from: parseDay("2025-01-01"), values }, metricText, trendsText).tones;
    expect(of([1, 2, 3, 4, 5]).map(({ from }) => from)).toEqual([1, 2, 3, 4]);
    expect(of([7, 7, 7])).toHaveLength(1);
  });
});
