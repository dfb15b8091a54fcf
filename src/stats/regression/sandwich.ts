import type { LinearModel } from "./linear-model.ts";

/** The scores x_t·e_t of a model, a list for each column: where its coefficients come from, row by row. */
export function scoresOf({ columns, residuals }: Pick<LinearModel, "columns" | "residuals">): Float64Array[] {
  return columns.map((column) => {
    const scores = column.slice();
    for (let row = 0; row < scores.length; row += 1) scores[row] = (scores[row] ?? 0) * (residuals[row] ?? 0);
    return scores;
  });
}

/** A symmetric matrix, each entry asked for once: with `column` not before `row`. */
export function symmetricMatrix(size: number, entry: (row: number, column: number) => number): number[][] {
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [row, line] of matrix.entries())
    for (let column = row; column < size; column += 1) {
      const value = entry(row, column);
      line[column] = value;
      const mirrored = matrix[column];
      if (mirrored !== undefined) mirrored[row] = value;
    }
  return matrix;
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
