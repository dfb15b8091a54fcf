/** How far predictions lay from what came, all in the unit of the outcome. */
export interface ForecastErrors {
  n: number;
  /** Mean absolute error. */
  mae: number;
  rmse: number;
  /** Mean of prediction − actual: above zero the predictions were too high. */
  bias: number;
}

/** Errors of predictions, pair by pair. Null without a pair. */
export function forecastErrors(
  pairs: readonly { predicted: number; actual: number }[],
): ForecastErrors | null {
  const n = pairs.length;
  if (n === 0) return null;
  const errors = pairs.map(({ predicted, actual }) => predicted - actual);
  const mean = (of: (error: number) => number) => errors.reduce((total, error) => total + of(error), 0) / n;
  return {
    n,
    mae: mean(Math.abs),
    rmse: Math.sqrt(mean((error) => error * error)),
    bias: mean((error) => error),
  };
}
