/**
 * Holm-adjusted p-values: how surely does each test of a family hold, when not a single false one is wanted? The i-th
 * smallest of m is multiplied by m − i + 1, never falling below those before it, at most 1; in the order of `pValues`
 * (Holm 1979). No assumption on how the tests depend on each other.
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let largest = 0;
  for (const [place, { p, index }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, p * (pValues.length - place)));
    adjusted[index] = largest;
  }
  return adjusted;
}
