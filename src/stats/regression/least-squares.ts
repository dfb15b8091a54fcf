import { Matrix, QrDecomposition } from "ml-matrix";
import { doubleDot } from "./double-dot.ts";

/** A diagonal entry of the triangular factor smaller than this share of the largest: the columns are not independent. */
const leastIndependence = 1e-10;

/** The least-squares solution of a design and what inference needs of it. */
export interface LeastSquares {
  coefficients: number[];
  residuals: number[];
  /** (XᵀX)⁻¹. */
  inverseGram: number[][];
}

/** Why a design has no solution: the index of the column that is constant or follows from those before it. */
export type LeastSquaresRefusal =
  | { why: "too-few-rows"; have: number; need: number }
  | { why: "not-finite" }
  | { why: "dependent-column"; column: number };

/**
 * Which coefficients bring `design`·b closest to `outcome`? Householder QR on columns scaled by powers of two (exact),
 * then a step of iterative refinement of the augmented system with residuals in doubled precision (Björck 1967), which
 * keeps about 13 digits where normal equations keep none. `design` holds a row for each observation, an intercept as a
 * column of ones; it needs more rows than columns.
 */
export function solveLeastSquares(
  design: readonly (readonly number[])[],
  outcome: readonly number[],
): LeastSquares | LeastSquaresRefusal {
  const rows = design.length;
  const columns = design[0]?.length ?? 0;
  if (rows <= columns || columns === 0) return { why: "too-few-rows", have: rows, need: columns + 1 };
  if (!outcome.every(Number.isFinite) || !design.every((row) => row.every(Number.isFinite)))
    return { why: "not-finite" };
  const scales = columnScales(design, columns);
  const scaled = new Matrix(rows, columns);
  for (const [place, row] of design.entries())
    for (const [column, value] of row.entries()) scaled.set(place, column, value / (scales[column] ?? 1));
  const decomposition = new QrDecomposition(scaled);
  const triangle = decomposition.upperTriangularMatrix;
  const dependent = dependentColumn(triangle);
  if (dependent !== null) return { why: "dependent-column", column: dependent };
  const system = { scaled, outcome, orthogonal: decomposition.orthogonalMatrix, triangle };
  const zero = {
    coefficients: new Array<number>(columns).fill(0),
    residuals: new Array<number>(rows).fill(0),
  };
  // The first correction of nothing is the plain solution, the second refines it.
  const { coefficients, residuals } = correct(system, correct(system, zero));
  const inverse = invertTriangle(triangle);
  return {
    coefficients: coefficients.map((value, column) => value / (scales[column] ?? 1)),
    residuals,
    inverseGram: gramOf(inverse, scales),
  };
}

interface System {
  scaled: Matrix;
  outcome: readonly number[];
  orthogonal: Matrix;
  triangle: Matrix;
}

type Solution = Pick<LeastSquares, "coefficients" | "residuals">;

/** Powers of two near each column's length, so that scaling rounds nothing. */
function columnScales(design: readonly (readonly number[])[], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const largest = design.reduce((most, row) => Math.max(most, Math.abs(row[column] ?? 0)), 0);
    const length =
      largest *
      Math.sqrt(design.reduce((total, row) => total + ((row[column] ?? 0) / (largest || 1)) ** 2, 0));
    return length === 0 ? 1 : 2 ** Math.round(Math.log2(length));
  });
}

function dependentColumn(triangle: Matrix): number | null {
  const sizes = triangle.diagonal().map(Math.abs);
  const largest = Math.max(...sizes);
  const found = sizes.findIndex((size) => !(size > leastIndependence * largest));
  return found === -1 ? null : found;
}

/**
 * One step towards the solution of r + X b = y, Xᵀ r = 0: what is missing of both, in doubled precision, is solved for
 * with the factors at hand and added.
 */
function correct(
  { scaled, outcome, orthogonal, triangle }: System,
  { coefficients, residuals }: Solution,
): Solution {
  const rows = scaled.rows;
  const columns = scaled.columns;
  const missingRows = outcome.map((value, row) =>
    doubleDot(
      value,
      columns + 1,
      (column) => (column === columns ? -1 : -scaled.get(row, column)),
      (column) => (column === columns ? (residuals[row] ?? 0) : (coefficients[column] ?? 0)),
    ),
  );
  const missingColumns = Array.from({ length: columns }, (_, column) =>
    doubleDot(
      0,
      rows,
      (row) => -scaled.get(row, column),
      (row) => residuals[row] ?? 0,
    ),
  );
  const shift = solveTransposed(triangle, missingColumns);
  const projected = Array.from({ length: columns }, (_, column) =>
    missingRows.reduce((total, value, row) => total + value * orthogonal.get(row, column), 0),
  );
  const change = solveTriangle(
    triangle,
    projected.map((value, column) => value - (shift[column] ?? 0)),
  );
  return {
    coefficients: coefficients.map((value, column) => value + (change[column] ?? 0)),
    residuals: residuals.map((value, row) => {
      let within = 0;
      for (let column = 0; column < columns; column += 1)
        within += orthogonal.get(row, column) * ((projected[column] ?? 0) - (shift[column] ?? 0));
      return value + (missingRows[row] ?? 0) - within;
    }),
  };
}

/** R x = b by back-substitution. */
export function solveTriangle(triangle: Matrix, right: readonly number[]): number[] {
  const x = [...right];
  for (let row = x.length - 1; row >= 0; row -= 1) {
    let value = x[row] ?? 0;
    for (let column = row + 1; column < x.length; column += 1)
      value -= triangle.get(row, column) * (x[column] ?? 0);
    x[row] = value / triangle.get(row, row);
  }
  return x;
}

/** Rᵀ x = b by forward substitution. */
function solveTransposed(triangle: Matrix, right: readonly number[]): number[] {
  const x = [...right];
  for (let row = 0; row < x.length; row += 1) {
    let value = x[row] ?? 0;
    for (let column = 0; column < row; column += 1) value -= triangle.get(column, row) * (x[column] ?? 0);
    x[row] = value / triangle.get(row, row);
  }
  return x;
}

function invertTriangle(triangle: Matrix): number[][] {
  const size = triangle.columns;
  const columns = Array.from({ length: size }, (_, column) =>
    solveTriangle(
      triangle,
      Array.from({ length: size }, (_unit, row) => (row === column ? 1 : 0)),
    ),
  );
  return Array.from({ length: size }, (_, row) => columns.map((column) => column[row] ?? 0));
}

/** R⁻¹ R⁻ᵀ with the scaling taken out. */
function gramOf(inverse: readonly (readonly number[])[], scales: readonly number[]): number[][] {
  return inverse.map((left, row) =>
    inverse.map(
      (right, column) =>
        left.reduce((total, value, index) => total + value * (right[index] ?? 0), 0) /
        (scales[row] ?? 1) /
        (scales[column] ?? 1),
    ),
  );
}
