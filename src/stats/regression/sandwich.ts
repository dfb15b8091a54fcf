import type { LinearModel } from "./linear-model.ts";

/** The scores x_t·e_t of a model, a row for each observation: where its coefficients come from, day by day. */
export function scoresOf({ design, residuals }: Pick<LinearModel, "design" | "residuals">): number[][] {
  return design.map((row, index) => row.map((value) => value * (residuals[index] ?? 0)));
}

/** Adds `weight`·a bᵀ to a square matrix in place. */
export function addOuter(
  matrix: number[][],
  a: readonly number[],
  b: readonly number[],
  weight: number,
): void {
  for (const [row, entries] of matrix.entries())
    for (let column = 0; column < entries.length; column += 1)
      entries[column] = (entries[column] ?? 0) + weight * (a[row] ?? 0) * (b[column] ?? 0);
}

export function zeroMatrix(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

/** (XᵀX)⁻¹ · `meat` · (XᵀX)⁻¹. */
export function sandwich(
  bread: readonly (readonly number[])[],
  meat: readonly (readonly number[])[],
): number[][] {
  return multiply(multiply(bread, meat), bread);
}

function multiply(left: readonly (readonly number[])[], right: readonly (readonly number[])[]): number[][] {
  return left.map((row) =>
    row.map((_, column) =>
      row.reduce((total, value, index) => total + value * (right[index]?.[column] ?? 0), 0),
    ),
  );
}
