/** The readings of two series on the days that have both, in the order of the days. */
export interface Pairs {
  a: number[];
  b: number[];
}

/** Pairwise complete days of two series of equal length: a day with one reading only is left out of both. */
export function pairsOf(a: readonly (number | null)[], b: readonly (number | null)[]): Pairs {
  const pairs: Pairs = { a: [], b: [] };
  for (const [index, first] of a.entries()) {
    const second = b[index] ?? null;
    if (first === null || second === null) continue;
    pairs.a.push(first);
    pairs.b.push(second);
  }
  return pairs;
}
