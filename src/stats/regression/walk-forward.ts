import { sampleStandardDeviation } from "simple-statistics";
import { dot } from "./dot.ts";
import { createGrowingTriangle } from "./growing-triangle.ts";
import type { Observations } from "./linear-model.ts";

/**
 * What a model says about rows it has not seen: the rows come in blocks in the order of time, and each block is predicted
 * by the model (with an intercept) fitted on the rows of all blocks before it. `blocks` holds a number for each row, never
 * falling (weeks, say); a row is predicted once `minimum` rows came before its block. Null where there is no prediction.
 */
export function walkForward(
  { outcome, predictors }: Observations,
  blocks: readonly number[],
  minimum: number,
): (number | null)[] {
  const scaled = predictors.map((column) => scaledBy(column, minimum));
  const entries = new Float64Array(predictors.length + 1).fill(1);
  const take = (row: number) => {
    for (let place = 0; place < scaled.length; place += 1) entries[place + 1] = scaled[place]?.[row] ?? 0;
    return entries;
  };
  const triangle = createGrowingTriangle(entries.length);
  const predictions = new Array<number | null>(outcome.length).fill(null);
  let begin = 0;
  while (begin < outcome.length) {
    let end = begin + 1;
    while (end < outcome.length && blocks[end] === blocks[begin]) end += 1;
    const coefficients = begin >= minimum ? triangle.solve() : null;
    for (let row = begin; row < end; row += 1)
      if (coefficients !== null) predictions[row] = dot(take(row), coefficients);
    for (let row = begin; row < end; row += 1) triangle.add(take(row), outcome[row] ?? 0);
    begin = end;
  }
  return predictions;
}

/** By level and spread of its first rows: only so that numbers of like size are rotated. */
function scaledBy(column: Float64Array, rows: number): Float64Array {
  const first = [...column.subarray(0, rows)];
  const centre = first.reduce((total, value) => total + value, 0) / first.length;
  const spread = first.length < 2 ? 0 : sampleStandardDeviation(first);
  const size = spread > 0 ? spread : 1;
  return column.map((value) => (value - centre) / size);
}
