import { fUpperTail } from "../distributions/f.ts";
import type { LinearModel } from "./linear-model.ts";

/** How closely a model follows the observations it was fitted on; never called accuracy. */
export interface FitStatistics {
  n: number;
  /** Coefficients, the intercept included. */
  k: number;
  residualSd: number;
  r2: number;
  adjustedR2: number;
  f: number;
  fP: number;
  logLikelihood: number;
  /** The variance is not counted among the coefficients (some software counts it). */
  aic: number;
  bic: number;
}

/**
 * R² = 1 − SSE/SST, adjusted R², F of all slopes together, Gaussian log-likelihood, AIC and BIC. Without an intercept R²
 * and F are uncentred. Null when the outcome does not vary.
 */
export function fitStatistics({ n, k, sse, sst, intercept }: LinearModel): FitStatistics | null {
  if (sst === 0) return null;
  const slopes = intercept ? k - 1 : k;
  const r2 = 1 - sse / sst;
  const f = slopes === 0 ? 0 : Math.min(Number.MAX_VALUE, (sst - sse) / slopes / (sse / (n - k)));
  // A fit without any error has no likelihood: the smallest one a number can hold stands in.
  const logLikelihood =
    (-n / 2) * (Math.log(2 * Math.PI) + Math.log(Math.max(sse / n, Number.MIN_VALUE)) + 1);
  return {
    n,
    k,
    residualSd: Math.sqrt(sse / (n - k)),
    r2,
    adjustedR2: 1 - ((1 - r2) * (intercept ? n - 1 : n)) / (n - k),
    f: Number.isFinite(f) ? f : Number.MAX_VALUE,
    fP: slopes === 0 ? 1 : fUpperTail(f, slopes, n - k),
    logLikelihood,
    aic: -2 * logLikelihood + 2 * k,
    bic: -2 * logLikelihood + k * Math.log(n),
  };
}
