import { type Estimate, known, present, tooFew } from "#stats/estimate.ts";
import { mean } from "#stats/mean.ts";
import { type DailySeries, window } from "./daily-series.ts";
import type { Day } from "./day.ts";
import { type DayRecord, valueForStatistics } from "./day-record.ts";

/** Days the two-week figures look back on. */
export const debtWindowDays = 14;
const minimum = 10;
const decay = 0.7;

// There is no agreed definition of sleep debt: three are offered, each under its own name. The need is WHOOP's, not
// the member's own average, or somebody who always sleeps too little would have no debt.

/**
 * Minutes slept, other nights and naps in bed included, minus WHOOP's need on that day; negative when it was not enough.
 * Null when one of them is not known, and while the day is open, since a nap may still come.
 */
export function sleepBalanceMin(record: DayRecord): number | null {
  const need = valueForStatistics(record, "needMin");
  const asleep = valueForStatistics(record, "asleepMin");
  const naps = valueForStatistics(record, "napMin");
  const { otherNightsMin } = record;
  if (need === null || asleep === null || naps === null || otherNightsMin === null) return null;
  return asleep + otherNightsMin + naps - need;
}

/**
 * Two-week shortfall in minutes: what was missing on the short days of the 14 that end with `day`, as the mean of those
 * that are known times 14, so it is a sum only when all are; n says how many they were. Long nights elsewhere do not
 * cancel it. `balanceMin` is the series of `sleepBalanceMin`. Needs 10 days.
 */
export function twoWeekShortfallMin(balanceMin: DailySeries, day: Day): Estimate<number> {
  return scaledToTwoWeeks(window(balanceMin, day, debtWindowDays).map(shortfall));
}

/** Two-week balance in minutes: the same, but extra sleep cancels; negative is too little. Needs 10 days. */
export function twoWeekBalanceMin(balanceMin: DailySeries, day: Day): Estimate<number> {
  return scaledToTwoWeeks(window(balanceMin, day, debtWindowDays));
}

/**
 * Decaying shortfall in minutes, one entry per calendar day: 0.7 of yesterday's plus 0.3 of the day's shortfall, from 0,
 * unchanged on days that are not known. It is bounded by the largest single shortfall, so it never grows without end.
 */
export function decayingShortfallMin(balanceMin: DailySeries): number[] {
  let level = 0;
  return balanceMin.values.map((balance) => {
    const missing = shortfall(balance);
    if (missing !== null) level = decay * level + (1 - decay) * missing;
    return level;
  });
}

function shortfall(balance: number | null): number | null {
  return balance === null ? null : Math.max(0, -balance);
}

function scaledToTwoWeeks(days: readonly (number | null)[]): Estimate<number> {
  const readings = present(days);
  const daily = mean(readings);
  if (readings.length < minimum || !daily.known) return tooFew(readings.length, minimum);
  return known(daily.value * debtWindowDays, daily.n);
}
