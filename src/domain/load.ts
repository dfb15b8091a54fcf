import { type Estimate, known, noSpread, present, tooFew } from "#stats/estimate.ts";
import { ewma } from "#stats/ewma.ts";
import { mean } from "#stats/mean.ts";
import { standardDeviation } from "#stats/standard-deviation.ts";
import { type DailySeries, daysBefore, window } from "./daily-series.ts";
import { addDays, type Day, daysBetween } from "./day.ts";

export const acuteDays = 7;
export const chronicDays = 28;
export const acuteMinimum = 5;
export const chronicMinimum = 21;

/**
 * Acute and chronic load of a day, in the unit of the series. No number here says anything about injury, and none has
 * a good or a bad side.
 */
export interface Load {
  /** Mean of the 7 days that end with the day; needs 5. */
  acute: Estimate<number>;
  /** Mean of the 28 days that end with the day; needs 21. */
  chronic: Estimate<number>;
  /** Acute over chronic; the week is part of both. */
  coupledRatio: Estimate<number>;
  /** Acute over the mean of the 21 days before the week; needs 15 of those. */
  uncoupledRatio: Estimate<number>;
  /** The same with exponentially weighted means, which forget gradually; under the minimum of both means. */
  weighted: Estimate<{ acute: number; chronic: number; ratio: number }>;
}

/** The load of `day` from a daily load such as strain. `load` holds what statistics may use. */
export function loadOf(load: DailySeries, day: Day): Load {
  const acute = meanOf(window(load, day, acuteDays), acuteMinimum);
  const chronic = meanOf(window(load, day, chronicDays), chronicMinimum);
  return {
    acute,
    chronic,
    coupledRatio: ratio(acute, chronic),
    uncoupledRatio: uncoupledRatio(load, day),
    weighted: weightedLoad(load, day, acute, chronic),
  };
}

/** The week that ends with `day` over the mean of the 21 days before it; needs 5 days of the week and 15 before. */
export function uncoupledRatio(load: DailySeries, day: Day): Estimate<number> {
  const acute = meanOf(window(load, day, acuteDays), acuteMinimum);
  return ratio(acute, meanOf(daysBefore(load, addDays(day, 1 - acuteDays), chronicDays - acuteDays), 15));
}

/**
 * Foster monotony: mean over sd of the week that ends with `day`; high when all days are alike. Needs 6 readings and a
 * spread (Foster 1998).
 */
export function fosterMonotony(load: DailySeries, day: Day): Estimate<number> {
  const week = present(window(load, day, acuteDays));
  const level = mean(week);
  const spread = standardDeviation(week);
  if (week.length < 6 || !level.known || !spread.known) return tooFew(week.length, 6);
  return spread.value === 0 ? noSpread(week.length) : known(level.value / spread.value, week.length);
}

function meanOf(days: readonly (number | null)[], minimum: number): Estimate<number> {
  const readings = present(days);
  return readings.length < minimum ? tooFew(readings.length, minimum) : mean(readings);
}

function ratio(above: Estimate<number>, below: Estimate<number>): Estimate<number> {
  if (!above.known) return above;
  if (!below.known) return below;
  return below.value === 0 ? noSpread(below.n) : known(above.value / below.value, below.n);
}

function weightedLoad(
  load: DailySeries,
  day: Day,
  acuteMean: Estimate<number>,
  chronicMean: Estimate<number>,
): Load["weighted"] {
  if (!acuteMean.known) return acuteMean;
  if (!chronicMean.known) return chronicMean;
  const upToDay = load.values.slice(0, daysBetween(load.from, day) + 1);
  const acute = ewma(upToDay, acuteDays).at(-1) ?? null;
  const chronic = ewma(upToDay, chronicDays).at(-1) ?? null;
  if (acute === null || chronic === null || chronic === 0) return noSpread(chronicMean.n);
  return known({ acute, chronic, ratio: acute / chronic }, chronicMean.n);
}
