import { fUpperTail } from "../distributions/f.ts";
import { dot } from "./dot.ts";
import { type CoefficientInference, inferenceFrom } from "./inference.ts";
import { solveLeastSquares } from "./least-squares.ts";
import type { LinearModel } from "./linear-model.ts";
import { sandwich, scoresOf, symmetricMatrix } from "./sandwich.ts";

/** Below so many observations there is no verdict. */
export const robustMinimum = 60;

/** What a verdict on a model rests on. */
export interface RobustInference {
  coefficients: CoefficientInference[];
  covariance: number[][];
  /** Cosines used, and the degrees of freedom. */
  cosines: number;
}

/** How many cosines n observations take: max(2, ⌊0.4·n^(2/3)⌋). */
export function cosineCount(n: number): number {
  return Math.max(2, Math.floor(0.4 * n ** (2 / 3)));
}

/**
 * Equal-weighted cosine inference: standard errors that allow for slow carry-over from day to day, on which every verdict
 * rests because the usual ones find patterns in nothing. With scores s_t = x_t e_t in row order, Λ_q = √(2/n) Σ s_t
 * cos(πq(t − ½)/n), Ω = Σ Λ_q Λ_qᵀ / B, V = (XᵀX)⁻¹ nΩ (XᵀX)⁻¹, tests and intervals from t with B degrees of freedom
 * (Lazarus, Lewis, Stock and Watson 2018). A verdict needs 60 observations.
 */
export function equalWeightedCosine(model: LinearModel, cosines = cosineCount(model.n)): RobustInference {
  const { n, k } = model;
  const scores = scoresOf(model);
  // Cosines are alike from both ends, with the sign of even and odd q: each pair of rows is added up once for all.
  const [even, odd] = [scores.map((score) => folded(score, 1)), scores.map((score) => folded(score, -1))];
  // The angle is a whole multiple of π/2n: one round of cosines serves them all.
  const round = 4 * n;
  const cosine = new Float64Array(round);
  for (let step = 0; step < round; step += 1) cosine[step] = Math.cos((Math.PI * step) / (2 * n));
  const weights = new Float64Array(Math.ceil(n / 2));
  const sums = Array.from({ length: cosines }, (_, index) => {
    const q = index + 1;
    for (let row = 0, angle = q % round; row < weights.length; row += 1, angle = (angle + 2 * q) % round)
      weights[row] = cosine[angle] ?? 0;
    return (q % 2 === 0 ? even : odd).map((score) => dot(score, weights));
  });
  // n · (2/n) / B
  const meat = symmetricMatrix(
    k,
    (row, column) =>
      (2 / cosines) * sums.reduce((total, sum) => total + (sum[row] ?? 0) * (sum[column] ?? 0), 0),
  );
  const covariance = sandwich(model.inverseGram, meat);
  return { coefficients: inferenceFrom(model, covariance, cosines), covariance, cosines };
}

/** The first half of a list plus (or minus) its second half backwards; a row in the middle stands alone. */
function folded(score: Float64Array, sign: 1 | -1): Float64Array {
  const half = score.slice(0, Math.ceil(score.length / 2));
  for (let row = 0; row < Math.floor(score.length / 2); row += 1)
    half[row] = (half[row] ?? 0) + sign * (score[score.length - 1 - row] ?? 0);
  return half;
}

/**
 * Do some coefficients together differ from zero? For predictors that move together too closely to be told apart. The
 * Wald statistic W = bᵀ V⁻¹ b times (B − m + 1)/(B·m) is compared with F of m and B − m + 1 degrees of freedom (Lazarus,
 * Lewis, Stock and Watson 2018). Null when fewer cosines than coefficients are at hand.
 */
export function jointTest(
  { coefficients, covariance, cosines }: RobustInference,
  chosen: readonly number[],
): { f: number; p: number } | null {
  const m = chosen.length;
  if (m === 0 || cosines < m) return null;
  // On t values and correlations, which no unit can make lopsided.
  const tests = chosen.map((index) => coefficients[index]?.t ?? 0);
  const sd = chosen.map((index) => coefficients[index]?.standardError ?? 0);
  // A row of zeros changes no solution: the solver asks for more rows than columns.
  const correlations = chosen.map((column, place) =>
    Float64Array.from([
      ...chosen.map((row, other) => (covariance[row]?.[column] ?? 0) / (sd[place] ?? 0) / (sd[other] ?? 0)),
      0,
    ]),
  );
  const solved = solveLeastSquares(correlations, [...tests, 0]);
  if ("why" in solved) return null;
  const wald = solved.coefficients.reduce((total, value, index) => total + value * (tests[index] ?? 0), 0);
  const df = cosines - m + 1;
  const f = (wald * df) / (cosines * m);
  return { f, p: fUpperTail(f, m, df) };
}
