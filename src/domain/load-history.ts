import { type Estimate, known, present, tooFew } from "#stats/estimate.ts";
import { quantile } from "#stats/quantile.ts";
import { rollingMean } from "#stats/rolling-mean.ts";
import { type DailySeries, lastDay } from "./daily-series.ts";
import { addDays, daysBetween } from "./day.ts";
import { acuteDays, acuteMinimum, chronicDays, chronicMinimum, uncoupledRatio } from "./load.ts";
import type { Range } from "./range.ts";

/** Days before a range that its load history looks at: a year of weekly changes and the four weeks they need. */
export const loadLeadDays = 364 + chronicDays + acuteDays;

const changesMinimum = 28;
const weeksLookedAt = 52;

/** Acute and chronic load over a range, and how much the acute one usually moves within a week. */
export interface LoadHistory {
  /** One entry per day of the range. */
  acute: (number | null)[];
  chronic: (number | null)[];
  /** Where the acute load lay in 8 of 10 cases, seen from its level a week before. */
  usualLow: (number | null)[];
  usualHigh: (number | null)[];
  /** The 10 and 90 % quantile of the change within 7 days, over the year up to the range's end; needs 28 changes. */
  weeklyChange: Estimate<{ low: number; high: number }>;
  /** The range's last week over the three weeks before it. */
  ratio: Estimate<number>;
  /** In how many of the 52 weeks before, as far as they are known, that ratio was higher. */
  weeksAbove: { above: number; of: number };
}

/**
 * The load history of `range`, in the unit of `load`: what statistics may use, from `loadLeadDays` before the range to its
 * end. It says nothing about injury, and no level is good or bad.
 */
export function loadHistory(load: DailySeries, range: Range): LoadHistory {
  const acute = rollingMean(load.values, acuteDays, acuteMinimum);
  const chronic = rollingMean(load.values, chronicDays, chronicMinimum);
  const changes = acute.map((level, index) => {
    const before = acute[index - acuteDays] ?? null;
    return level === null || before === null ? null : level - before;
  });
  const weeklyChange = usualChange(present(changes.slice(-364)));
  const first = daysBetween(load.from, range.from);
  const last = daysBetween(load.from, range.to) + 1;
  const shifted = (by: number | null) =>
    Array.from({ length: last - first }, (_, index) => {
      const before = acute[first + index - acuteDays] ?? null;
      return by === null || before === null ? null : before + by;
    });
  return {
    acute: acute.slice(first, last),
    chronic: chronic.slice(first, last),
    usualLow: shifted(weeklyChange.known ? weeklyChange.value.low : null),
    usualHigh: shifted(weeklyChange.known ? weeklyChange.value.high : null),
    weeklyChange,
    ...yearOfRatios(load),
  };
}

function usualChange(changes: readonly number[]): LoadHistory["weeklyChange"] {
  const low = quantile(changes, 0.1);
  const high = quantile(changes, 0.9);
  if (changes.length < changesMinimum || !low.known || !high.known)
    return tooFew(changes.length, changesMinimum);
  return known({ low: low.value, high: high.value }, changes.length);
}

function yearOfRatios(load: DailySeries): Pick<LoadHistory, "ratio" | "weeksAbove"> {
  const end = lastDay(load);
  const ratio = uncoupledRatio(load, end);
  const before = Array.from({ length: weeksLookedAt }, (_, week) =>
    uncoupledRatio(load, addDays(end, -acuteDays * (week + 1))),
  ).flatMap((each) => (each.known ? [each.value] : []));
  const above = ratio.known ? before.filter((each) => each > ratio.value).length : 0;
  return { ratio, weeksAbove: { above, of: before.length } };
}
