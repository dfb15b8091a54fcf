import { sampleStandardDeviation } from "simple-statistics";
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
  const scales = scalesOf(predictors.slice(0, minimum));
  const rows = predictors.map((row) => [
    1,
    ...row.map((value, index) => (value - (scales[index]?.centre ?? 0)) / (scales[index]?.size ?? 1)),
  ]);
  const triangle = createGrowingTriangle((predictors[0]?.length ?? 0) + 1);
  const predictions = new Array<number | null>(outcome.length).fill(null);
  let begin = 0;
  while (begin < rows.length) {
    let end = begin + 1;
    while (end < rows.length && blocks[end] === blocks[begin]) end += 1;
    const coefficients = begin >= minimum ? triangle.solve() : null;
    for (let row = begin; row < end; row += 1)
      if (coefficients !== null) predictions[row] = dot(rows[row] ?? [], coefficients);
    for (let row = begin; row < end; row += 1) triangle.add(rows[row] ?? [], outcome[row] ?? 0);
    begin = end;
  }
  return predictions;
}

/** Level and spread of each predictor over the first rows: only so that numbers of like size are rotated. */
function scalesOf(predictors: readonly (readonly number[])[]): { centre: number; size: number }[] {
  return (predictors[0] ?? []).map((_, index) => {
    const values = predictors.map((row) => row[index] ?? 0);
    const centre = values.reduce((total, value) => total + value, 0) / values.length;
    const size = values.length < 2 ? 0 : sampleStandardDeviation(values);
    return { centre, size: size > 0 ? size : 1 };
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, index) => total + value * (b[index] ?? 0), 0);
}
