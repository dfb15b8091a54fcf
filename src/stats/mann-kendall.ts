import { normalCdf } from "./distributions/normal.ts";
import type { Dated } from "./pairwise-slopes.ts";

/** How one-sidedly later readings lie above (+) or below (−) earlier ones, and how far chance alone would take that. */
export interface MannKendall {
  s: number;
  /** For independent days, ties counted. */
  variance: number;
  n: number;
}

/**
 * Mann–Kendall: S = Σ_{i<j} sign(x_j − x_i) with its tie-corrected variance [n(n−1)(2n+5) − Σ c(c−1)(2c+5)]/18 (Mann
 * 1945, Kendall 1975). Any number of readings.
 */
export function mannKendall({ values }: Pick<Dated, "values">): MannKendall {
  const n = values.length;
  let s = 0;
  for (let later = 1; later < n; later += 1) {
    const value = values[later] ?? 0;
    for (let earlier = 0; earlier < later; earlier += 1) {
      const before = values[earlier] ?? 0;
      s += value > before ? 1 : value < before ? -1 : 0;
    }
  }
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let variance = spread(n);
  for (const count of counts.values()) variance -= spread(count);
  return { s, variance: variance / 18, n };
}

/** z and two-sided p of S under a variance; null when all readings are equal. */
export function mannKendallTest(s: number, variance: number): { z: number; p: number } | null {
  if (variance <= 0) return null;
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  return { z, p: 2 * normalCdf(-Math.abs(z)) };
}

function spread(count: number): number {
  return count * (count - 1) * (2 * count + 5);
}
