/**
 * How sure a result must be before a page says it. The promise: of members in whose days nothing is related to anything, at
 * most 2 % are shown any pair, 2 % any drift or step, 2 % any statement of a ready-made model, and 5 % anything at all on
 * the pages' first ranges. tests/unit/analysis/noise-promise.test.ts holds these numbers to it. Where a simulation shows
 * more, they are lowered, never the promise: with the first ones (drifts and steps 0.05, hints 0.01, periods 0.05) each kind
 * kept to its own share, but 9 % of 300 members saw something.
 */
export const evidenceThresholds = {
  /** Correlations: q (Benjamini–Yekutieli) among all pairs and lags of a look. */
  pair: { tentativeQ: 0.1, clearQ: 0.05, fewestDays: 60, fewestEffectiveDays: 30 },
  /** A relation that may be weaker than this (|r|, or spreads per spread) is not called clear, however surely it is not zero. */
  smallestClear: 0.1,
  /** Drifts and steps of all metrics: q (Benjamini–Yekutieli) in their common family. */
  driftOrStepQ: 0.03,
  /** A step has so many readings on both sides. */
  stepSegment: 60,
  /** Coefficients of a model: p of robust inference, adjusted by Holm among the model's statements. */
  modelHintP: 0.005,
  /** Two periods: q (Benjamini–Yekutieli) among the metrics compared at once. */
  periodQ: 0.01,
} as const;
