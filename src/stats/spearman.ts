import type { Estimate } from "./estimate.ts";
import { midRanks } from "./mid-ranks.ts";
import { pairsOf } from "./pairs.ts";
import { pearson } from "./pearson.ts";

/**
 * Spearman rank correlation: do two series rise together, on a straight line or not? Pearson on mid-ranks, so one wild
 * night moves it little. −1 to 1, over the days that have both readings; needs 3 and a spread in each.
 */
export function spearman(a: readonly (number | null)[], b: readonly (number | null)[]): Estimate<number> {
  const pairs = pairsOf(a, b);
  return pearson(midRanks(pairs.a), midRanks(pairs.b));
}
