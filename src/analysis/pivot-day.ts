import { median } from "#stats/median.ts";

/** The day every slope of a drift's interval turns around: the median of the days with a reading; null without any. */
export function pivotDay(days: readonly number[]): number | null {
  const middle = median(days);
  return middle.known ? middle.value : null;
}
