/**
 * Rolling mean: the mean of each day and the `windowDays` − 1 calendar days before it, one entry per day, `null` where
 * fewer than `minimum` of them have a reading. In the unit of the readings.
 */
export function rollingMean(
  days: readonly (number | null)[],
  windowDays: number,
  minimum: number,
): (number | null)[] {
  return days.map((_, index) => {
    let total = 0;
    let count = 0;
    // Summed anew for each day: a running sum would carry its rounding errors through the years.
    for (let place = Math.max(0, index - windowDays + 1); place <= index; place += 1) {
      const value = days[place];
      if (value === null || value === undefined) continue;
      total += value;
      count += 1;
    }
    return count < minimum ? null : total / count;
  });
}
