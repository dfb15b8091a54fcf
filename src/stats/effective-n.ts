import { autocorrelations, centredDays, pairCounts } from "./autocorrelation.ts";

/** How far carry-over is looked for: a fifth of the days, 30 at most. */
export function carryOverLags(n: number): number {
  return Math.max(1, Math.min(Math.floor(n / 5), 30));
}

/** Days with both readings, and how many independent days they are worth. */
export interface EffectiveSize {
  n: number;
  effectiveN: number;
}

/**
 * Effective sample size of a correlation: days resemble their neighbours, so n days tell less than n independent ones.
 * s = 1 + 2 Σ_{j=1..K} (1 − j/n) r_a(j) r_b(j), effective n = n/s (n when s ≤ 0), between 4 and n (Bartlett 1935; Bayley
 * and Hammersley 1946; Pyper and Peterman 1998). Two series of equal length, an entry a day; autocorrelations are taken
 * over the days that have both readings.
 */
export function effectiveSize(a: readonly (number | null)[], b: readonly (number | null)[]): EffectiveSize {
  const both = (day: number) => (a[day] ?? null) !== null && (b[day] ?? null) !== null;
  const [first, second] = [centredDays(a, both), centredDays(b, both)];
  const lags = carryOverLags(first.n);
  const pairs = pairCounts(first, lags);
  return {
    n: first.n,
    effectiveN: effectiveFrom(
      first.n,
      autocorrelations(first, pairs, lags),
      autocorrelations(second, pairs, lags),
    ),
  };
}

/** The formula on autocorrelations at lags 1 to K, both taken over the same `n` days. */
export function effectiveFrom(n: number, ofA: readonly number[], ofB: readonly number[]): number {
  const sum = ofA.reduce((total, r, index) => total + (1 - (index + 1) / n) * r * (ofB[index] ?? 0), 0);
  const s = 1 + 2 * sum;
  return Math.max(4, Math.min(n, s <= 0 ? n : n / s));
}
