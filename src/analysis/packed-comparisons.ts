import type { MetricName } from "#domain/metrics.ts";
import { correlationP, fisherInterval } from "#stats/correlation-inference.ts";
import { dependenceFactor } from "#stats/false-discovery.ts";
import type { Comparison } from "./correlations.ts";
import { correlationLevel } from "./evidence.ts";

/**
 * A comparison in short: the places of x and y among the metrics, the common days, and r, effective n, q (Benjamini and
 * Hochberg) and the two halves; `[x, y, n]` too early, `[x, y, n, null]` without a spread. Everything else follows from these.
 */
export type PackedComparison =
  | [x: number, y: number, n: number]
  | [x: number, y: number, n: number, r: null]
  | [
      x: number,
      y: number,
      n: number,
      r: number,
      effectiveN: number,
      qBenjaminiHochberg: number,
      first: number | null,
      second: number | null,
    ];

/** Comparisons of one lag in short. */
export function packComparisons(
  metrics: readonly MetricName[],
  comparisons: readonly Comparison[],
): PackedComparison[] {
  return comparisons.map(({ x, y, n, level, found }): PackedComparison => {
    const [first, second] = [metrics.indexOf(x), metrics.indexOf(y)];
    if (found !== null)
      return [first, second, n, found.r, found.effectiveN, found.qBenjaminiHochberg, ...found.halves];
    return level === "no-spread" ? [first, second, n, null] : [first, second, n];
  });
}

/** The comparisons of one lag in full, from a look at `metrics` whose family had `family` members. */
export function unpackComparisons(
  packed: readonly PackedComparison[],
  { metrics, family }: { metrics: readonly MetricName[]; family: number },
  lagDays: number,
): Comparison[] {
  const factor = dependenceFactor(family);
  return packed.flatMap((each): Comparison[] => {
    const [x, y] = [metrics[each[0]], metrics[each[1]]];
    if (x === undefined || y === undefined) return [];
    const n = each[2];
    if (each.length === 3) return [{ x, y, lagDays, n, level: "too-early", found: null }];
    if (each.length === 4) return [{ x, y, lagDays, n, level: "no-spread", found: null }];
    const [, , , r, effectiveN, qBenjaminiHochberg, first, second] = each;
    const interval = fisherInterval(r, effectiveN);
    const halves: [number | null, number | null] = [first, second];
    const found = {
      r,
      interval,
      effectiveN,
      p: correlationP(r, effectiveN),
      q: Math.min(1, qBenjaminiHochberg * factor),
      qBenjaminiHochberg,
      halves,
    };
    return [{ x, y, lagDays, n, level: correlationLevel({ n, ...found }), found }];
  });
}
