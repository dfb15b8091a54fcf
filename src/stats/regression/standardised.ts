import { columnMean, sumOfSquares } from "./column-sums.ts";
import type { LinearModel } from "./linear-model.ts";

/**
 * What turns coefficients into standardised ones: sd of the predictor over sd of the outcome, so that all stand on one
 * scale (spreads of the outcome per spread of the predictor). One for each column after the intercept, which the model
 * must have. Null when the outcome does not vary.
 */
export function standardisingFactors({ columns, outcome }: LinearModel): number[] | null {
  const outcomeSpread = sumOfSquares(outcome, columnMean(outcome));
  if (outcomeSpread === 0) return null;
  return columns
    .slice(1)
    .map((column) => Math.sqrt(sumOfSquares(column, columnMean(column)) / outcomeSpread));
}
