import { Matrix, QrDecomposition } from "ml-matrix";
import { dot } from "./dot.ts";
import { doubleDot } from "./double-dot.ts";
import { invertTriangle, solveTransposed, solveTriangle } from "./triangle.ts";

/** A diagonal entry of the triangular factor smaller than this share of the largest: the columns are not independent. */
const leastIndependence = 1e-10;

/** The least-squares solution of a design and what inference needs of it. */
export interface LeastSquares {
  coefficients: number[];
  residuals: Float64Array;
  /** (XᵀX)⁻¹. */
  inverseGram: number[][];
}

/** Why a design has no solution; a dependent column is constant or follows from those before it. */
export type LeastSquaresRefusal =
  | { why: "too-few-rows"; have: number; need: number }
  | { why: "not-finite" }
  | { why: "dependent-column"; column: number };

/**
 * Which coefficients bring X·b closest to `outcome`? Householder QR on columns scaled by powers of two (exact), then a
 * step of iterative refinement of the augmented system with residuals in doubled precision (Björck 1967), which keeps
 * about 13 digits where normal equations keep none. `columns` are those of X, an intercept as one of ones; there must be
 * more rows than columns.
 */
export function solveLeastSquares(
  columns: readonly Float64Array[],
  outcome: readonly number[],
): LeastSquares | LeastSquaresRefusal {
  const rows = outcome.length;
  const size = columns.length;
  if (rows <= size || size === 0) return { why: "too-few-rows", have: rows, need: size + 1 };
  if (!outcome.every(Number.isFinite) || !columns.every((column) => column.every(Number.isFinite)))
    return { why: "not-finite" };
  const scales = columns.map(scaleOf);
  const scaled = columns.map((column, place) => column.map((value) => value / (scales[place] ?? 1)));
  const decomposition = new QrDecomposition(matrixOf(scaled, rows));
  const triangle = decomposition.upperTriangularMatrix.to2DArray();
  const dependent = dependentColumn(triangle);
  if (dependent !== null) return { why: "dependent-column", column: dependent };
  const system = { scaled, outcome, orthogonal: columnsOf(decomposition.orthogonalMatrix), triangle };
  const nothing = { coefficients: new Array<number>(size).fill(0), residuals: new Float64Array(rows) };
  // The first correction, of nothing, is the plain solution; the second refines it.
  const { coefficients, residuals } = correct(system, correct(system, nothing));
  return {
    coefficients: coefficients.map((value, column) => value / (scales[column] ?? 1)),
    residuals,
    inverseGram: gramOf(invertTriangle(triangle), scales),
  };
}

interface System {
  scaled: readonly Float64Array[];
  outcome: readonly number[];
  orthogonal: readonly Float64Array[];
  triangle: readonly (readonly number[])[];
}

type Solution = Pick<LeastSquares, "coefficients" | "residuals">;

/** A power of two near the column's length, so that scaling rounds nothing. */
function scaleOf(column: Float64Array): number {
  const largest = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 1;
  const squares = column.reduce((total, value) => total + (value / largest) ** 2, 0);
  return 2 ** Math.round(Math.log2(largest * Math.sqrt(squares)));
}

function matrixOf(columns: readonly Float64Array[], rows: number): Matrix {
  const matrix = new Matrix(rows, columns.length);
  for (const [place, column] of columns.entries())
    for (let row = 0; row < rows; row += 1) matrix.set(row, place, column[row] ?? 0);
  return matrix;
}

function columnsOf(matrix: Matrix): Float64Array[] {
  return Array.from({ length: matrix.columns }, (_, place) => new Float64Array(matrix.getColumn(place)));
}

function dependentColumn(triangle: System["triangle"]): number | null {
  const sizes = triangle.map((row, place) => Math.abs(row[place] ?? 0));
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
  const missingOfRows = missingRows(scaled, outcome, { coefficients, residuals });
  const missingOfColumns = scaled.map((column) => -doubleDot(column, residuals));
  const shift = solveTransposed(triangle, missingOfColumns);
  const along = orthogonal.map((column, place) => dot(column, missingOfRows) - (shift[place] ?? 0));
  const change = solveTriangle(triangle, along);
  const corrected = residuals.map((value, row) => value + (missingOfRows[row] ?? 0));
  for (const [place, column] of orthogonal.entries()) {
    const share = along[place] ?? 0;
    for (let row = 0; row < corrected.length; row += 1)
      corrected[row] = (corrected[row] ?? 0) - (column[row] ?? 0) * share;
  }
  return {
    coefficients: coefficients.map((value, column) => value + (change[column] ?? 0)),
    residuals: corrected,
  };
}

/** y − r − X b, row by row. */
function missingRows(
  columns: readonly Float64Array[],
  outcome: readonly number[],
  { coefficients, residuals }: Solution,
): Float64Array {
  const parts = new Float64Array(columns.length + 2);
  const weights = Float64Array.from([1, -1, ...coefficients.map((value) => -value)]);
  return residuals.map((residual, row) => {
    parts[0] = outcome[row] ?? 0;
    parts[1] = residual;
    for (let place = 0; place < columns.length; place += 1) parts[place + 2] = columns[place]?.[row] ?? 0;
    return doubleDot(parts, weights);
  });
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
