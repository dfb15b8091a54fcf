import { describe, expect, it } from "vitest";
import { analyseTrends } from "#analysis/trends.ts";
import { en } from "#app/texts/en.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { withTrendMarks } from "#presenters/prepare-trend-marks.ts";
import { prepareTrendSeries, type TrendsInput } from "#presenters/prepare-trends.ts";
import { columnValues, type SeriesModel } from "#presenters/series-model.ts";
import { carryingOver, normals, seriesOf } from "../analysis/histories.ts";

/** The Trends page's series of one metric with what is found in it. */
function drawn(metric: MetricName, values: number[], step: "day" | "week" = "day"): SeriesModel {
  const { range, columns } = seriesOf([{ metric, values }]);
  const filled = {
    ...Object.fromEntries(metricNames.map((name) => [name, values.map(() => null)])),
    [metric]: values,
  } as unknown as DayColumns<MetricName>["shown"];
  const view: TrendsInput = {
    range,
    metrics: [metric],
    days: { range, shown: filled, counted: filled, openIndex: null },
    other: null,
  };
  const series = prepareTrendSeries(view, step, en.metricText, en.trendsText);
  const found = analyseTrends({ range, columns });
  return withTrendMarks(series, { ...view, found }, en.metricText, en.trendFindingsText);
}

const kinds = (model: SeriesModel) => model.panels[0]?.layers.map(({ kind }) => kind);

describe("drifts and steps drawn over the days", () => {
  it("show a clear drift as a line that lies in its range and begins and ends where it was found to", () => {
    const next = normals(2);
    const values = Array.from({ length: 180 }, (_, day) => 58 - day / 20 + 0.5 * next());
    const model = drawn("restingBpm", values);
    expect(kinds(model)?.[0]).toBe("ribbon");
    const line = columnValues(model, "restingBpmDrift");
    const low = columnValues(model, "restingBpmDriftLow");
    const high = columnValues(model, "restingBpmDriftHigh");
    expect(line[0]).toBeCloseTo(58, 0);
    expect(line[179]).toBeCloseTo(49, 0);
    for (const [day, value] of line.entries()) {
      expect(value).toBeGreaterThanOrEqual((low[day] ?? 0) - 1e-9);
      expect(value).toBeLessThanOrEqual((high[day] ?? 0) + 1e-9);
    }
    expect(model.lead).toContain("per 30 days (");
    expect(model.columns.find(({ id }) => id === "restingBpmDrift")?.listed).toBe(true);
  });

  it("show HRV's step as two means with the change around its date, also by week", () => {
    const next = normals(4);
    const values = carryingOver(160, 0.3, next).map((value, day) =>
      Math.exp((day < 80 ? 4 : 4.4) + 0.05 * value),
    );
    for (const step of ["day", "week"] as const) {
      const model = drawn("hrvMs", values, step);
      const levels = columnValues(model, "hrvMsLevel");
      expect(levels[0]).toBeCloseTo(Math.exp(4), -1);
      expect(levels.at(-1)).toBeCloseTo(Math.exp(4.4), -1);
      expect(new Set(levels).size).toBe(2);
      const change = levels.findIndex((level) => level !== levels[0]);
      expect(Math.abs(change * model.stepDays - 80)).toBeLessThanOrEqual(7);
      expect(model.lead).toMatch(/A step around \d+ Mar 2026/);
    }
  });

  it("draw nothing where nothing is clear", () => {
    const next = normals(11);
    const model = drawn(
      "restingBpm",
      carryingOver(160, 0.3, next).map((value) => 55 + value),
    );
    expect(kinds(model)).toEqual(["line"]);
    expect(model.keys).toEqual([]);
    expect(model.lead).toBe(en.trendsText.series.lead);
  });
});
