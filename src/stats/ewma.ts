/**
 * Exponentially weighted moving average: a level that follows the readings and forgets old ones gradually, with
 * λ = 2 / (`spanDays` + 1). One entry per calendar day, in the unit of the readings: `null` before the first reading,
 * and unchanged over days without one (Williams et al. 2017, Br J Sports Med 51:209).
 */
export function ewma(days: readonly (number | null)[], spanDays: number): (number | null)[] {
  const weight = 2 / (spanDays + 1);
  let level: number | null = null;
  return days.map((value) => {
    if (value !== null) level = level === null ? value : weight * value + (1 - weight) * level;
    return level;
  });
}
