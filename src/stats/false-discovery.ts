/**
 * Benjamini–Hochberg q-values: among all findings at least as strong as this one, which share is to be expected from
 * chance alone? q_(i) = min over j ≥ i of min(1, p_(j)·m/j), in the order of `pValues` (Benjamini and Hochberg 1995).
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  return stepUp(pValues, 1);
}

/** The same without any assumption on how the tests depend on each other: m times Σ 1/i (Benjamini and Yekutieli 2001). */
export function benjaminiYekutieli(pValues: readonly number[]): number[] {
  return stepUp(
    pValues,
    pValues.reduce((total, _, index) => total + 1 / (index + 1), 0),
  );
}

function stepUp(pValues: readonly number[], factor: number): number[] {
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const q = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  for (const [place, { p, index }] of descending.entries()) {
    smallest = Math.min(smallest, (p * pValues.length * factor) / (pValues.length - place));
    q[index] = smallest;
  }
  return q;
}
