import { present } from "./estimate.ts";
import { mean } from "./mean.ts";

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
    const readings = present(days.slice(Math.max(0, index - windowDays + 1), index + 1));
    const level = mean(readings);
    return level.known && readings.length >= minimum ? level.value : null;
  });
}
