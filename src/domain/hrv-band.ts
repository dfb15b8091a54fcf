import { type Estimate, known, noSpread, present, tooFew } from "#stats/estimate.ts";
import { mean } from "#stats/mean.ts";
import { standardDeviation } from "#stats/standard-deviation.ts";
import { type DailySeries, window } from "./daily-series.ts";
import { addDays, type Day } from "./day.ts";

const weekMinimum = 4;
const bandMinimum = 30;
/** Half a standard deviation as the smallest worthwhile change is a convention (Plews and Buchheit 2012, 2013, 2014). */
const bandWidthSd = 0.5;

/** The weekly HRV level against the member's own normal band. Everything is computed on ln(ms) and shown in ms. */
export interface HrvBand {
  /** Geometric mean of the week that ends with the day; needs 4 readings. */
  levelMs: Estimate<number>;
  /** Mean ± 0.5 sd of the 60 days before that week; needs 30 readings. */
  bandMs: Estimate<{ low: number; centre: number; high: number }>;
  /** Where the level lies; a direction, not a verdict. Null while either side is unknown. */
  state: "above" | "inside" | "below" | null;
  /** Week-to-week variation: 100 · sd / mean of the week's ln values, in percent. */
  variationPct: Estimate<number>;
}

/** Days that are looked back on to say how often the level is outside its band. */
export const hrvOutsideDays = 365;

/** On how many days the level was outside its band, of those that have both. */
export interface HrvDaysOutside {
  outside: number;
  of: number;
}

/** The HRV band of `day`. `hrvMs` holds what statistics may use, in ms. */
export function hrvBand(hrvMs: DailySeries, day: Day): HrvBand {
  const week = logs(window(hrvMs, day, 7));
  const before = logs(window(hrvMs, addDays(day, -7), 60));
  const level = week.length < weekMinimum ? tooFew(week.length, weekMinimum) : mean(week);
  const centre = mean(before);
  const spread = standardDeviation(before);
  const band: HrvBand["bandMs"] =
    before.length < bandMinimum || !centre.known || !spread.known
      ? tooFew(before.length, bandMinimum)
      : known(bandAround(centre.value, spread.value), before.length);
  return {
    levelMs: level.known ? known(Math.exp(level.value), level.n) : level,
    bandMs: band,
    state: level.known && band.known ? stateOf(Math.exp(level.value), band.value) : null,
    variationPct: variation(week),
  };
}

/**
 * On how many of the 365 days that end with `day` the weekly level was outside its band. Half a standard deviation is
 * narrow: about 45 % is typical of anybody, so being outside is nothing unusual.
 */
export function hrvDaysOutside(hrvMs: DailySeries, day: Day): HrvDaysOutside {
  const states = Array.from(
    { length: hrvOutsideDays },
    (_, back) => hrvBand(hrvMs, addDays(day, -back)).state,
  ).filter((state) => state !== null);
  return { outside: states.filter((state) => state !== "inside").length, of: states.length };
}

function logs(values: readonly (number | null)[]): number[] {
  return present(values).map((value) => Math.log(value));
}

function bandAround(centre: number, sd: number) {
  const reach = bandWidthSd * sd;
  return { low: Math.exp(centre - reach), centre: Math.exp(centre), high: Math.exp(centre + reach) };
}

function stateOf(
  levelMs: number,
  { low, high }: { low: number; high: number },
): "above" | "inside" | "below" {
  if (levelMs > high) return "above";
  return levelMs < low ? "below" : "inside";
}

function variation(week: readonly number[]): Estimate<number> {
  const level = mean(week);
  const spread = standardDeviation(week);
  if (week.length < weekMinimum || !level.known || !spread.known) return tooFew(week.length, weekMinimum);
  if (level.value <= 0) return noSpread(week.length);
  return known((100 * spread.value) / level.value, week.length);
}
