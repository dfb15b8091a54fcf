import { detectableCorrelation } from "#stats/correlation-inference.ts";

const fewest = 5;

/** The smallest |r| that would probably have shown up (80 % power) in data worth so many independent days. */
export function detectableIn(effectiveN: number): number {
  return detectableCorrelation(Math.max(fewest, effectiveN));
}
