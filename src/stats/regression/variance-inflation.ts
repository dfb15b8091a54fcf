import type { LinearModel } from "./linear-model.ts";

/**
 * Variance inflation factor of each predictor: how many times larger does the variance of its coefficient become because
 * the others move with it? 1/(1 − R²) of its regression on the others (Belsley, Kuh and Welsch 1980), taken from the
 * model's own (XᵀX)⁻¹, whose diagonal is 1/(SST_j (1 − R²_j)). Above 5 worth a note, above 10 the coefficients cannot be
 * told apart. One for each column of the design after the intercept, which the model must have.
 */
export function varianceInflation({ design, inverseGram, n }: LinearModel): number[] {
  return inverseGram.slice(1).map((row, index) => {
    const column = index + 1;
    const mean = design.reduce((total, each) => total + (each[column] ?? 0), 0) / n;
    const spread = design.reduce((total, each) => total + ((each[column] ?? 0) - mean) ** 2, 0);
    return Math.max(1, (row[column] ?? 0) * spread);
  });
}
