import { evidenceThresholds } from "#domain/evidence-thresholds.ts";
import type { Interval } from "#stats/correlation-inference.ts";

/** How much a result can carry. */
export type EvidenceLevel = "too-early" | "nothing-clear" | "tentative" | "clear";

const { pair, smallestClear, driftOrStepQ, modelHintP } = evidenceThresholds;

export const correlationMinimum = { days: pair.fewestDays, effectiveDays: pair.fewestEffectiveDays } as const;

/** What the level of a correlation is judged by: all of the adjusted series. */
export interface CorrelationEvidence {
  n: number;
  effectiveN: number;
  /** Benjamini–Yekutieli, among all pairs and lags of the look. */
  q: number;
  interval: Interval;
  /** The correlation in the first and in the second half of the days; null where it could not be computed. */
  halves: readonly [number | null, number | null];
}

/**
 * Evidence level of a correlation. Clear needs q ≤ 0.05, an interval that stays 0.1 away from zero, and the same sign in
 * both halves of the days; tentative q ≤ 0.10; fewer than 60 common days, or 30 independent ones, are too early.
 */
export function correlationLevel({ n, effectiveN, q, interval, halves }: CorrelationEvidence): EvidenceLevel {
  if (n < correlationMinimum.days || effectiveN < correlationMinimum.effectiveDays) return "too-early";
  if (q > pair.tentativeQ) return "nothing-clear";
  const [first, second] = halves;
  const steady = first !== null && second !== null && first * second > 0;
  return q <= pair.clearQ && lowerBound(interval) >= smallestClear && steady ? "clear" : "tentative";
}

/** Evidence level of a drift, judged among the drifts and steps of all metrics: it holds there or it does not. */
export function driftLevel({ q, interval }: { q: number; interval: Interval }): EvidenceLevel {
  return q <= driftOrStepQ && lowerBound(interval) > 0 ? "clear" : "nothing-clear";
}

/**
 * Evidence level of a coefficient by its Holm-adjusted p among the statements of its model. Clear needs a standardised
 * interval that stays 0.1 away from zero as well, and the same sign in both halves of the days.
 */
export function coefficientLevel(judged: {
  adjustedP: number;
  standardised: Interval;
  steady: boolean;
}): EvidenceLevel {
  if (judged.adjustedP > modelHintP) return "nothing-clear";
  return lowerBound(judged.standardised) >= smallestClear && judged.steady ? "clear" : "tentative";
}

/** The end of an interval nearer to zero as a distance from it; 0 when zero lies inside. */
export function lowerBound({ low, high }: Interval): number {
  return low > 0 ? low : high < 0 ? -high : 0;
}
