type Triangle = readonly (readonly number[])[];

/** R x = b for an upper triangular R, by back-substitution. */
export function solveTriangle(triangle: Triangle, right: readonly number[]): number[] {
  const x = [...right];
  for (let row = x.length - 1; row >= 0; row -= 1) {
    let value = x[row] ?? 0;
    for (let column = row + 1; column < x.length; column += 1)
      value -= (triangle[row]?.[column] ?? 0) * (x[column] ?? 0);
    x[row] = value / (triangle[row]?.[row] ?? 0);
  }
  return x;
}

/** Rᵀ x = b, by forward substitution. */
export function solveTransposed(triangle: Triangle, right: readonly number[]): number[] {
  const x = [...right];
  for (let row = 0; row < x.length; row += 1) {
    let value = x[row] ?? 0;
    for (let column = 0; column < row; column += 1)
      value -= (triangle[column]?.[row] ?? 0) * (x[column] ?? 0);
    x[row] = value / (triangle[row]?.[row] ?? 0);
  }
  return x;
}

/** R⁻¹. */
export function invertTriangle(triangle: Triangle): number[][] {
  const columns = triangle.map((_, column) =>
    solveTriangle(
      triangle,
      triangle.map((_unit, row) => (row === column ? 1 : 0)),
    ),
  );
  return triangle.map((_, row) => columns.map((column) => column[row] ?? 0));
}
