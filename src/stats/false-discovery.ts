/**
 * Benjamini–Hochberg q-values: among all findings at least as strong as this one, which share is to be expected from
 * chance alone? q_(i) = min over j ≥ i of min(1, p_(j)·m/j), in the order of `pValues` (Benjamini and Hochberg 1995).
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const q = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  for (const [place, { p, index }] of descending.entries()) {
    smallest = Math.min(smallest, (p * pValues.length) / (pValues.length - place));
    q[index] = smallest;
  }
  return q;
}

/**
 * Benjamini–Yekutieli q-values: the same without any assumption on how the tests depend on each other, times Σ 1/i and at
 * most 1 (Benjamini and Yekutieli 2001). On pure noise, where every finding is false, the share of families that show
 * anything stays far below the level.
 */
export function benjaminiYekutieli(pValues: readonly number[]): number[] {
  const factor = pValues.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  return benjaminiHochberg(pValues).map((q) => Math.min(1, q * factor));
}
