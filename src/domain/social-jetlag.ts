import { type Estimate, known, tooFew } from "#stats/estimate.ts";
import { mean } from "#stats/mean.ts";
import { addDays, type Day, weekdayOf } from "./day.ts";
import type { Column } from "./day-columns.ts";

const minimum = 4;

/**
 * Social jetlag in minutes: how far apart lie the middles of sleep on free days and on work days, Saturday and Sunday
 * standing in for free days (Wittmann et al. 2006)? Bed and wake times in minutes after noon, first entry `from`. Needs
 * 4 nights of each kind.
 */
export function socialJetlagMin(bedAt: Column, wakeAt: Column, from: Day): Estimate<number> {
  const free: number[] = [];
  const work: number[] = [];
  for (const [index, bed] of bedAt.entries()) {
    const wake = wakeAt[index] ?? null;
    if (bed === null || wake === null) continue;
    const days = weekdayOf(addDays(from, index)) >= 6 ? free : work;
    days.push((bed + wake) / 2);
  }
  const [freeMiddle, workMiddle] = [mean(free), mean(work)];
  const fewest = Math.min(free.length, work.length);
  if (fewest < minimum || !freeMiddle.known || !workMiddle.known) return tooFew(fewest, minimum);
  return known(Math.abs(freeMiddle.value - workMiddle.value), free.length + work.length);
}
