/** How far predictions lay from what came, all in the unit of the outcome. */
export interface ForecastErrors {
  n: number;
  /** Mean absolute error. */
  mae: number;
  rmse: number;
  /** Mean of prediction − actual: above zero the predictions were too high. */
  bias: number;
}

/** Errors of predictions of what came, two lists of equal length. Null without any. */
export function forecastErrors(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
): ForecastErrors | null {
  const n = actual.length;
  if (n === 0) return null;
  let [sizes, squares, sum] = [0, 0, 0];
  for (let index = 0; index < n; index += 1) {
    const error = (predicted[index] ?? 0) - (actual[index] ?? 0);
    sizes += Math.abs(error);
    squares += error * error;
    sum += error;
  }
  return { n, mae: sizes / n, rmse: Math.sqrt(squares / n), bias: sum / n };
}
