import { type CoefficientInference, inferenceFrom } from "./inference.ts";
import type { LinearModel } from "./linear-model.ts";
import { addOuter, sandwich, scoresOf, zeroMatrix } from "./sandwich.ts";

/** The usual number of lags for n observations, ⌊4(n/100)^(2/9)⌋ (Newey and West 1994). */
export function neweyWestLags(n: number): number {
  return Math.floor(4 * (n / 100) ** (2 / 9));
}

/**
 * Newey–West inference, for comparison with other software: standard errors that allow for days resembling their
 * neighbours up to `lags` apart. Bartlett weights 1 − l/(L+1), no prewhitening, times n/(n − k), t with n − k degrees of
 * freedom (Newey and West 1987). With `dayNumbers` (ascending, one for each row) lags are calendar days and missing days
 * count as zero scores (Parzen 1963); without them lags are rows.
 */
export function neweyWest(
  model: LinearModel,
  lags = neweyWestLags(model.n),
  dayNumbers?: readonly number[],
): CoefficientInference[] {
  const scores = scoresOf(model);
  const place = dayNumbers ?? scores.map((_, row) => row);
  const rowAt = new Map(place.map((day, row) => [day, row]));
  const meat = zeroMatrix(model.k);
  for (const [row, score] of scores.entries()) {
    addOuter(meat, score, score, 1);
    for (let lag = 1; lag <= lags; lag += 1) {
      const earlier = scores[rowAt.get((place[row] ?? 0) - lag) ?? -1];
      if (earlier === undefined) continue;
      const weight = 1 - lag / (lags + 1);
      addOuter(meat, score, earlier, weight);
      addOuter(meat, earlier, score, weight);
    }
  }
  const { n, k } = model;
  const covariance = sandwich(model.inverseGram, meat).map((row) =>
    row.map((value) => (value * n) / (n - k)),
  );
  return inferenceFrom(model, covariance, n - k);
}
