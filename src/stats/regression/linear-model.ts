import { doubleDot } from "./double-dot.ts";
import { type LeastSquares, type LeastSquaresRefusal, solveLeastSquares } from "./least-squares.ts";

/** Observations in the order of their days: a number of the outcome and a row of predictors for each. */
export interface Observations {
  outcome: readonly number[];
  predictors: readonly (readonly number[])[];
}

/** A fitted linear model. */
export interface LinearModel extends LeastSquares {
  /** The columns it was fitted on, that of ones first when there is an intercept. */
  columns: Float64Array[];
  outcome: readonly number[];
  intercept: boolean;
  n: number;
  /** Coefficients, the intercept included. */
  k: number;
  /** Sum of squared residuals, and of squared deviations of the outcome (from its mean, with an intercept). */
  sse: number;
  sst: number;
}

/** Ordinary least squares with an intercept first (or `intercept: false`); needs more observations than coefficients. */
export function fitLinearModel(
  { outcome, predictors }: Observations,
  { intercept = true }: { intercept?: boolean } = {},
): LinearModel | LeastSquaresRefusal {
  const ones = new Float64Array(outcome.length).fill(1);
  const columns = (predictors[0] ?? []).map((_, place) =>
    ones.map((_one, row) => predictors[row]?.[place] ?? 0),
  );
  if (intercept) columns.unshift(ones);
  const solution = solveLeastSquares(columns, outcome);
  if ("why" in solution) return solution;
  const n = outcome.length;
  const centre = intercept ? doubleDot(outcome, ones) / n : 0;
  const deviations = outcome.map((value) => value - centre);
  return {
    ...solution,
    columns,
    outcome,
    intercept,
    n,
    k: columns.length,
    sse: doubleDot(solution.residuals, solution.residuals),
    sst: doubleDot(deviations, deviations),
  };
}
