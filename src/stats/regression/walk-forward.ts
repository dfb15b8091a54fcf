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
  const scales = scalesOf(predictors.slice(0, minimum));
  const width = (predictors[0]?.length ?? 0) + 1;
  const rows = predictors.map((row) => {
    const scaled = new Float64Array(width).fill(1);
    for (const [index, { centre, size }] of scales.entries())
      scaled[index + 1] = ((row[index] ?? 0) - centre) / size;
    return scaled;
  });
  const triangle = createGrowingTriangle(width);
  const predictions = new Array<number | null>(outcome.length).fill(null);
  let begin = 0;
  while (begin < rows.length) {
    let end = begin + 1;
    while (end < rows.length && blocks[end] === blocks[begin]) end += 1;
    const coefficients = begin >= minimum ? triangle.solve() : null;
    for (let row = begin; row < end; row += 1)
      if (coefficients !== null) predictions[row] = dot(rows[row] ?? none, coefficients);
    for (let row = begin; row < end; row += 1) triangle.add(rows[row] ?? none, outcome[row] ?? 0);
    begin = end;
  }
  return predictions;
}

const none = new Float64Array();

/** Level and spread of each predictor over the first rows: only so that numbers of like size are rotated. */
function scalesOf(predictors: readonly (readonly number[])[]): { centre: number; size: number }[] {
  return (predictors[0] ?? []).map((_, index) => {
    const values = predictors.map((row) => row[index] ?? 0);
    const centre = values.reduce((total, value) => total + value, 0) / values.length;
    const size = values.length < 2 ? 0 : sampleStandardDeviation(values);
    return { centre, size: size > 0 ? size : 1 };
  });
}
