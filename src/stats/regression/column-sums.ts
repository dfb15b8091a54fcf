/**
 * Sums over a long column, in plain loops: a callback for every entry would cost more than everything else a regression
 * does.
 */

/** The arithmetic mean; 0 of nothing. */
export function columnMean(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] ?? 0;
  return values.length === 0 ? 0 : total / values.length;
}

/** Σ ((v − centre) / unit)². */
export function sumOfSquares(values: ArrayLike<number>, centre: number, unit = 1): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) {
    const distance = ((values[index] ?? 0) - centre) / unit;
    total += distance * distance;
  }
  return total;
}

/** The largest |v|; 0 of nothing. */
export function largestSize(values: ArrayLike<number>): number {
  let largest = 0;
  for (let index = 0; index < values.length; index += 1)
    largest = Math.max(largest, Math.abs(values[index] ?? 0));
  return largest;
}
