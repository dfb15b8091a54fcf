import { addDays } from "#domain/day.ts";
import type { LoadHistory } from "#domain/load-history.ts";
import type { Range } from "#domain/range.ts";
import type { RecoveryView } from "#domain/recovery-view.ts";
import { known, tooFew } from "#stats/estimate.ts";

/** A Recovery page of a range with nothing in it but one weekday's level, Monday's. */
export function recoveryViewOf(range: Range, monday: RecoveryView["weekdays"][number]): RecoveryView {
  const nothing = { middle: [null], low: [null], high: [null] };
  return {
    range,
    slots: { from: range.from, stepDays: 28, count: 1, partial: [] },
    openIndex: null,
    recovery: nothing,
    strain: nothing,
    weekMedians: null,
    usualStrain: null,
    median: known(60, 9),
    shares: { days: { green: 0, yellow: 9, red: 0 }, known: 9, of: 28 },
    weekdays: [monday, ...Array(6).fill(tooFew(2, 6))],
    quadrants: {
      from: addDays(range.from, 0),
      recovery: [],
      strain: [],
      medianRecovery: tooFew(0, 1),
      medianStrain: tooFew(0, 1),
    },
  };
}

/** A load history without days. */
export function loadHistoryOf(changes: Partial<LoadHistory>): LoadHistory {
  return {
    acute: [],
    chronic: [],
    usualLow: [],
    usualHigh: [],
    weeklyChange: tooFew(0, 28),
    ratio: tooFew(0, 15),
    weeksAbove: { above: 0, of: 0 },
    ...changes,
  };
}
