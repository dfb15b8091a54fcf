import { doubleDot } from "./double-dot.ts";
import { type LeastSquares, type LeastSquaresRefusal, solveLeastSquares } from "./least-squares.ts";

/** Observations in order of their days: a number of the outcome and a row of predictors for each. */
export interface Observations {
  outcome: readonly number[];
  predictors: readonly (readonly number[])[];
}

/** A fitted linear model. */
export interface LinearModel extends LeastSquares {
  /** The design it was fitted on, with the column of ones first when there is an intercept. */
  design: number[][];
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
  const design = predictors.map((row) => (intercept ? [1, ...row] : [...row]));
  const solution = solveLeastSquares(design, outcome);
  if ("why" in solution) return solution;
  const n = outcome.length;
  const centre = intercept ? sumOf(outcome) / n : 0;
  return {
    ...solution,
    design,
    outcome,
    intercept,
    n,
    k: solution.coefficients.length,
    sse: squares(solution.residuals),
    sst: squares(outcome.map((value) => value - centre)),
  };
}

function sumOf(values: readonly number[]): number {
  return doubleDot(
    0,
    values.length,
    (index) => values[index] ?? 0,
    () => 1,
  );
}

function squares(values: readonly number[]): number {
  const at = (index: number) => values[index] ?? 0;
  return doubleDot(0, values.length, at, at);
}
