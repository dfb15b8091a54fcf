import { type Day, daysBetween, weekdayOf } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import type { MetricName } from "#domain/metrics.ts";
import { type Range, rangeLength } from "#domain/range.ts";
import type { Predictor, RegressionQuestion } from "#domain/regression-question.ts";
import type { CentredDays } from "#stats/autocorrelation.ts";
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
  /** A column for each predictor. */
  predictors: Float64Array[];
  /** The outcome on every day of the range, also where a predictor is missing. */
  outcomeByDay: Column;
}

/** Whether a predictor has any reading for the days of `range`. */
export function hasReadings(
  { metric, lagDays }: Predictor,
  { from, columns }: RegressionSeries,
  range: Range,
): boolean {
  const first = daysBetween(from, range.from) - lagDays;
  const values = (columns[metric] ?? []).slice(Math.max(0, first), first + rangeLength(range));
  return values.some((value) => value !== null);
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
  const outcomeByDay = Array.from({ length: days }, (_, place) => outcomes[lead + place] ?? null);
  const places = [...outcomeByDay.keys()].filter(
    (place) =>
      outcomeByDay[place] !== null &&
      sources.every(({ values, lagDays }) => (values[lead + place - lagDays] ?? null) !== null),
  );
  return {
    range,
    days,
    places,
    outcome: places.map((place) => outcomeByDay[place] ?? 0),
    predictors: sources.map(({ values, lagDays }) => {
      const column = new Float64Array(places.length);
      for (const [row, place] of places.entries()) column[row] = values[lead + place - lagDays] ?? 0;
      return column;
    }),
    outcomeByDay,
  };
}

/** Values of the rows by day, as deviations from their mean: what carry-over is counted on. */
export function centredByDay({ days, places }: RegressionRows, values: ArrayLike<number>): CentredDays {
  const n = places.length;
  const [deviations, present] = [new Float64Array(days), new Uint8Array(days)];
  let total = 0;
  for (let row = 0; row < n; row += 1) total += values[row] ?? 0;
  for (let row = 0; row < n; row += 1) {
    const place = places[row] ?? 0;
    present[place] = 1;
    deviations[place] = (values[row] ?? 0) - total / n;
  }
  return { deviations, present, n };
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
export function calendarTerms({ range, places, days }: RegressionRows): Float64Array[] {
  const first = weekdayOf(range.from) - 1;
  const weekdays = places.map((place) => ((first + place) % 7) + 1);
  const further = [...new Set(weekdays)].sort().slice(1);
  return [
    ...further.map((weekday) => Float64Array.from(weekdays, (each) => (each === weekday ? 1 : 0))),
    Float64Array.from(places, (place) => (place - days / 2) / 365.25),
  ];
}
