import type { CentredDays } from "./autocorrelation.ts";
import { carryOverOf, varianceFactor } from "./carry-over.ts";
import { studentTTwoSided } from "./distributions/student-t.ts";

/**
 * Does a series drift? Two-sided p of its straight slope over time, the variance made larger for carry-over from day to
 * day. 1 for fewer than 30 readings and for a series that never varies.
 */
export function driftP({ deviations, present, n }: CentredDays): number {
  if (n < 30) return 1;
  let days = 0;
  for (let day = 0; day < present.length; day += 1) if (present[day] === 1) days += day;
  const meanDay = days / n;
  let [spread, product] = [0, 0];
  for (let day = 0; day < present.length; day += 1) {
    if (present[day] !== 1) continue;
    spread += (day - meanDay) ** 2;
    product += (day - meanDay) * (deviations[day] ?? 0);
  }
  const slope = product / spread;
  // Deviations from the mean of the days times a slope sum to nothing: what is left is centred as well.
  const rest = new Float64Array(present.length);
  let squares = 0;
  for (let day = 0; day < present.length; day += 1) {
    if (present[day] !== 1) continue;
    const left = (deviations[day] ?? 0) - slope * (day - meanDay);
    rest[day] = left;
    squares += left * left;
  }
  if (squares === 0) return slope === 0 ? 1 : 0;
  const variance =
    (squares / (n - 2) / spread) * varianceFactor(carryOverOf({ deviations: rest, present, n }).phi);
  return studentTTwoSided(slope / Math.sqrt(variance), n - 2);
}
