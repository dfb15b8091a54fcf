import { autocorrelations, centredDays } from "./autocorrelation.ts";
import { pairsOf } from "./pairs.ts";

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
  const n = pairsOf(a, b).a.length;
  return { n, effectiveN: effectiveFrom(n, autocorrelationsBeside(a, b), autocorrelationsBeside(b, a)) };
}

/** The autocorrelations of a series over the days that another one has readings of as well. */
export function autocorrelationsBeside(
  own: readonly (number | null)[],
  other: readonly (number | null)[],
): number[] {
  const days = centredDays(own, (day) => (other[day] ?? null) !== null);
  return autocorrelations(days, carryOverLags(days.n));
}

/** The formula on autocorrelations at lags 1 to K, both taken over the same `n` days. */
export function effectiveFrom(n: number, ofA: readonly number[], ofB: readonly number[]): number {
  const sum = ofA.reduce((total, r, index) => total + (1 - (index + 1) / n) * r * (ofB[index] ?? 0), 0);
  const s = 1 + 2 * sum;
  return Math.max(4, Math.min(n, s <= 0 ? n : n / s));
}
