/** How many readings fall into each of equally wide bins; a reading on a border belongs to the upper bin. */
export interface Histogram {
  low: number;
  width: number;
  counts: number[];
}

/**
 * Histogram of `readings` in bins of `width` whose borders are multiples of it. Null without readings. Example: 1, 2, 2, 5
 * with width 2 → from 0: 1, 2, 1.
 */
export function histogram(readings: readonly number[], width: number): Histogram | null {
  if (readings.length === 0) return null;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of readings) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const first = Math.floor(lowest / width);
  const counts = new Array<number>(Math.floor(highest / width) - first + 1).fill(0);
  for (const value of readings) {
    const bin = Math.floor(value / width) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { low: first * width, width, counts };
}
