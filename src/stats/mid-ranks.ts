/**
 * Mid-ranks: the place of each value in ascending order, from 1; equal values share the mean of the places they take.
 * Example: 10, 20, 20, 5 → 2, 3.5, 3.5, 1.
 */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((p, q) => (values[p] ?? 0) - (values[q] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let first = 0; first < order.length; ) {
    let last = first;
    while (last + 1 < order.length && values[order[last + 1] ?? 0] === values[order[first] ?? 0]) last += 1;
    for (let place = first; place <= last; place += 1) ranks[order[place] ?? 0] = (first + last) / 2 + 1;
    first = last + 1;
  }
  return ranks;
}
