import { doubleDot } from "./double-dot.ts";
import { type LeastSquares, type LeastSquaresRefusal, solveLeastSquares } from "./least-squares.ts";

/** Observations in the order of their days: a number of the outcome for each, and a column for each predictor. */
export interface Observations {
  outcome: readonly number[];
  predictors: readonly Float64Array[];
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
  const columns = intercept ? [ones, ...predictors] : [...predictors];
  const solution = solveLeastSquares(columns, outcome);
  if ("why" in solution) return solution;
  const n = outcome.length;
  const centre = intercept ? doubleDot(outcome, ones) / n : 0;
  const deviations = Float64Array.from(outcome, (value) => value - centre);
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
