import { dot } from "./dot.ts";
import { type CoefficientInference, inferenceFrom } from "./inference.ts";
import type { LinearModel } from "./linear-model.ts";
import { sandwich, scoresOf, symmetricMatrix } from "./sandwich.ts";

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
  const scores = scoresOf(model).map((score) => onCalendar(score, dayNumbers));
  const neighbourhoods = scores.map((score) => smooth(score, lags));
  const meat = symmetricMatrix(model.k, (row, column) =>
    dot(scores[row] ?? empty, neighbourhoods[column] ?? empty),
  );
  const { n, k } = model;
  const covariance = sandwich(model.inverseGram, meat).map((row) =>
    row.map((value) => (value * n) / (n - k)),
  );
  return inferenceFrom(model, covariance, n - k);
}

const empty = new Float64Array();

/** A score by calendar day, 0 on days without a row; as it is, without days. */
function onCalendar(score: Float64Array, dayNumbers: readonly number[] | undefined): Float64Array {
  if (dayNumbers === undefined) return score;
  const first = dayNumbers[0] ?? 0;
  const days = new Float64Array((dayNumbers.at(-1) ?? first) - first + 1);
  for (const [row, day] of dayNumbers.entries()) days[day - first] = score[row] ?? 0;
  return days;
}

/** Each entry with its neighbours up to `lags` away on both sides, by Bartlett weights. */
function smooth(score: Float64Array, lags: number): Float64Array {
  const sum = score.slice();
  for (let lag = 1; lag <= lags; lag += 1) {
    const weight = 1 - lag / (lags + 1);
    for (let place = lag; place < score.length; place += 1) {
      sum[place] = (sum[place] ?? 0) + weight * (score[place - lag] ?? 0);
      sum[place - lag] = (sum[place - lag] ?? 0) + weight * (score[place] ?? 0);
    }
  }
  return sum;
}
