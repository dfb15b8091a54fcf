import { addDays, type Day, daysBetween, weekdayOf } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import type { MetricName } from "#domain/metrics.ts";
import { type Range, rangeLength } from "#domain/range.ts";
import type { RegressionQuestion } from "#domain/regression-question.ts";
import { onOwnScale } from "./metric-series.ts";

/** What statistics may use of the metrics of a question: an entry a day from `from` on, which lies before the range. */
export interface RegressionSeries {
  from: Day;
  columns: Partial<Record<MetricName, Column>>;
}

/** The days that have everything a question asks for, in the order of time, on the scales they are analysed on. */
export interface RegressionRows {
  range: Range;
  /** Days in the range. */
  days: number;
  /** Each row's place in the range. */
  places: number[];
  outcome: number[];
  predictors: number[][];
  /** The outcome on every day of the range, also where a predictor is missing. */
  outcomeByDay: Column;
}

/** Complete days only: a day that lacks the outcome or one predictor is left out, never filled. */
export function regressionRows(
  { outcome, predictors }: RegressionQuestion,
  { from, columns }: RegressionSeries,
  range: Range,
): RegressionRows {
  const days = rangeLength(range);
  const lead = daysBetween(from, range.from);
  const scaled = (metric: MetricName) => onOwnScale(metric, columns[metric] ?? []);
  const outcomes = scaled(outcome);
  const sources = predictors.map(({ metric, lagDays }) => ({ values: scaled(metric), lagDays }));
  const rows: RegressionRows = {
    range,
    days,
    places: [],
    outcome: [],
    predictors: [],
    outcomeByDay: Array.from({ length: days }, (_, place) => outcomes[lead + place] ?? null),
  };
  for (const [place, value] of rows.outcomeByDay.entries()) {
    if (value === null) continue;
    const row = sources.map(({ values, lagDays }) => values[lead + place - lagDays] ?? null);
    if (!row.every((each) => each !== null)) continue;
    rows.places.push(place);
    rows.outcome.push(value);
    rows.predictors.push(row);
  }
  return rows;
}

/** Values of the rows as a series by day, null on days that are no row. */
export function byDay({ days, places }: RegressionRows, values: ArrayLike<number>): (number | null)[] {
  const series = new Array<number | null>(days).fill(null);
  for (const [row, place] of places.entries()) series[place] = values[row] ?? null;
  return series;
}

/**
 * Columns that take weekday levels and a straight drift out of a model: one for each further weekday the rows have, and
 * the day itself, centred and in years so that it stands beside the others in size.
 */
export function calendarTerms({ range, places, days }: RegressionRows): number[][] {
  const weekdays = places.map((place) => weekdayOf(addDays(range.from, place)));
  const further = [...new Set(weekdays)].sort().slice(1);
  return places.map((place, row) => [
    ...further.map((weekday) => (weekdays[row] === weekday ? 1 : 0)),
    (place - days / 2) / 365.25,
  ]);
}
