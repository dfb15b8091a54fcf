import { carryOver, varianceFactor } from "./carry-over.ts";
import { studentTTwoSided } from "./distributions/student-t.ts";

/**
 * Does a series by day (null: no reading) drift? Two-sided p of its straight slope over time, the variance made larger
 * for carry-over from day to day. 1 for fewer than 30 readings and for a series that never varies.
 */
export function driftP(values: readonly (number | null)[]): number {
  const readings = values.flatMap((value, day) => (value === null ? [] : [{ day, value }]));
  const n = readings.length;
  if (n < 30) return 1;
  const meanDay = readings.reduce((total, { day }) => total + day, 0) / n;
  const mean = readings.reduce((total, { value }) => total + value, 0) / n;
  const spread = readings.reduce((total, { day }) => total + (day - meanDay) ** 2, 0);
  const slope =
    readings.reduce((total, { day, value }) => total + (day - meanDay) * (value - mean), 0) / spread;
  const rest = values.map((value, day) => (value === null ? null : value - mean - slope * (day - meanDay)));
  const squares = rest.reduce<number>((total, value) => total + (value ?? 0) ** 2, 0);
  if (squares === 0) return slope === 0 ? 1 : 0;
  const variance = (squares / (n - 2) / spread) * varianceFactor(carryOver(rest).phi);
  return studentTTwoSided(slope / Math.sqrt(variance), n - 2);
}
