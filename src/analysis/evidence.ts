import type { Interval } from "#stats/correlation-inference.ts";

/** How much a result can carry. */
export type EvidenceLevel = "too-early" | "nothing-clear" | "tentative" | "clear";

export const correlationMinimum = { days: 60, effectiveDays: 30 } as const;
const tentativeQ = 0.1;
const clearQ = 0.05;
/** A correlation that may be weaker than this is not worth a sentence, however surely it is not zero. */
const smallestClear = 0.1;

/** What the level of a correlation is judged by: all of the adjusted series. */
export interface CorrelationEvidence {
  n: number;
  effectiveN: number;
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
  if (q > tentativeQ) return "nothing-clear";
  const [first, second] = halves;
  const steady = first !== null && second !== null && first * second > 0;
  return q <= clearQ && lowerBound(interval) >= smallestClear && steady ? "clear" : "tentative";
}

/** Evidence level of a trend, judged among the trends of all metrics. */
export function trendLevel({ q, interval }: { q: number; interval: Interval }): EvidenceLevel {
  if (q > tentativeQ) return "nothing-clear";
  return q <= clearQ && lowerBound(interval) > 0 ? "clear" : "tentative";
}

/** The end of an interval nearer to zero as a distance from it; 0 when zero lies inside. */
export function lowerBound({ low, high }: Interval): number {
  return low > 0 ? low : high < 0 ? -high : 0;
}
