import { columnMean } from "#stats/regression/column-sums.ts";
import type { LinearModel } from "#stats/regression/linear-model.ts";

/** How many of the highest and of the lowest days are taken apart. */
const shownDays = 3;

/** A day taken apart, all on the scale the outcome is analysed on: what adds up from the mean to what came. */
export interface ExplainedDay {
  place: number;
  actual: number;
  fitted: number;
  /** One for each predictor: its coefficient times its distance from its own mean. */
  contributions: number[];
  /** Weekday and drift together. */
  calendar: number;
  /** What the model does not explain. */
  rest: number;
}

/** The highest and the lowest days of the outcome. */
export interface ExtremeDays {
  mean: number;
  highest: ExplainedDay[];
  lowest: ExplainedDay[];
}

/** Takes the days with the highest and the lowest outcomes apart; `predictors` columns follow the intercept. */
export function explainExtremes(
  model: LinearModel,
  places: readonly number[],
  predictors: number,
): ExtremeDays {
  const means = model.columns.map(columnMean);
  const mean = columnMean(model.outcome);
  const explain = (row: number): ExplainedDay => {
    const parts = model.columns.map(
      (column, place) => (model.coefficients[place] ?? 0) * ((column[row] ?? 0) - (means[place] ?? 0)),
    );
    const actual = model.outcome[row] ?? 0;
    const rest = model.residuals[row] ?? 0;
    return {
      place: places[row] ?? 0,
      actual,
      fitted: actual - rest,
      contributions: parts.slice(1, predictors + 1),
      calendar: parts.slice(predictors + 1).reduce((total, part) => total + part, 0),
      rest,
    };
  };
  return {
    mean,
    highest: furthest(model.outcome, shownDays, (a, b) => a > b).map(explain),
    lowest: furthest(model.outcome, shownDays, (a, b) => a < b).map(explain),
  };
}

/** The rows of the `count` values that come before all others, first first; of equal ones the earlier row. */
function furthest(
  values: readonly number[],
  count: number,
  comesBefore: (value: number, other: number) => boolean,
): number[] {
  const found: number[] = [];
  for (const [row, value] of values.entries()) {
    const place = found.findIndex((other) => comesBefore(value, values[other] ?? 0));
    if (place === -1) found.push(row);
    else found.splice(place, 0, row);
    if (found.length > count) found.pop();
  }
  return found;
}
