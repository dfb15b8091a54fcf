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
 * 1945, Kendall 1975). Any number of readings; both are added up over the pieces of a series that has some.
 */
export function mannKendall({
  values,
  begins,
}: Pick<Dated, "values"> & Partial<Pick<Dated, "begins">>): MannKendall {
  const n = values.length;
  let [s, variance] = [0, 0];
  let counts = new Map<number, number>();
  const endPiece = (size: number) => {
    variance += spread(size);
    for (const count of counts.values()) variance -= spread(count);
    counts = new Map();
  };
  let begin = 0;
  for (let later = 0; later < n; later += 1) {
    const value = values[later] ?? 0;
    const first = begins?.[later] ?? 0;
    if (first !== begin) endPiece(first - begin);
    begin = first;
    for (let earlier = begin; earlier < later; earlier += 1) {
      const before = values[earlier] ?? 0;
      s += value > before ? 1 : value < before ? -1 : 0;
    }
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  endPiece(n - begin);
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
