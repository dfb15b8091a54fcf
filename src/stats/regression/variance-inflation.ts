import { columnMean, sumOfSquares } from "./column-sums.ts";
import type { LinearModel } from "./linear-model.ts";

/**
 * Variance inflation factor of each predictor: how many times larger does the variance of its coefficient become because
 * the others move with it? 1/(1 − R²) of its regression on the others (Belsley, Kuh and Welsch 1980), taken from the
 * model's own (XᵀX)⁻¹, whose diagonal is 1/(SST_j (1 − R²_j)). Above 5 worth a note, above 10 the coefficients cannot be
 * told apart. One for each column after the intercept, which the model must have.
 */
export function varianceInflation({ columns, inverseGram }: LinearModel): number[] {
  return columns.slice(1).map((column, index) => {
    const spread = sumOfSquares(column, columnMean(column));
    return Math.max(1, (inverseGram[index + 1]?.[index + 1] ?? 0) * spread);
  });
}
