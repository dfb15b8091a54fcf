import { studentTQuantile, studentTTwoSided } from "../distributions/student-t.ts";
import type { LinearModel } from "./linear-model.ts";

/** One coefficient: how large, how surely. `low` to `high` is its 95 % interval. */
export interface CoefficientInference {
  estimate: number;
  standardError: number;
  t: number;
  p: number;
  low: number;
  high: number;
}

/**
 * Plain inference: what the coefficients are known to be if days were independent (they are not: see the robust ones).
 * Variances are s²(XᵀX)⁻¹ with s² = SSE/(n − k), tests and intervals from t with n − k degrees of freedom.
 */
export function plainInference(model: LinearModel): CoefficientInference[] {
  const variance = model.sse / (model.n - model.k);
  const covariance = model.inverseGram.map((row) => row.map((value) => value * variance));
  return inferenceFrom(model, covariance, model.n - model.k);
}

/** Tests and intervals of a model's coefficients from any covariance matrix, by t with `df` degrees of freedom. */
export function inferenceFrom(
  { coefficients }: Pick<LinearModel, "coefficients">,
  covariance: readonly (readonly number[])[],
  df: number,
): CoefficientInference[] {
  const reach = studentTQuantile(0.975, df);
  return coefficients.map((estimate, index) => {
    // Rounding may leave a variance of nothing a hair below zero.
    const standardError = Math.sqrt(Math.max(0, covariance[index]?.[index] ?? 0));
    const t = testOf(estimate, standardError);
    return {
      estimate,
      standardError,
      t,
      p: studentTTwoSided(t, df),
      low: estimate - reach * standardError,
      high: estimate + reach * standardError,
    };
  });
}

/** An exact fit has no error: its t is as large as a number can be, never infinite or undefined. */
function testOf(estimate: number, standardError: number): number {
  if (estimate === 0) return 0;
  if (standardError === 0) return Math.sign(estimate) * Number.MAX_VALUE;
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, estimate / standardError));
}
