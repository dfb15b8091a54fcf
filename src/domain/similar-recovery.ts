import { type Estimate, known, tooFew } from "#stats/estimate.ts";
import { quantile } from "#stats/quantile.ts";
import type { Column } from "./day-columns.ts";
import { roundTo } from "./rounding.ts";

/** Recoveries so many points apart are "similar". */
export const similarPoints = 10;
const minimum = 14;

/** Where strain usually ended up: eight of ten days lie between `low` and `high`. */
export interface UsualStrain {
  low: number;
  median: number;
  high: number;
}

/**
 * The strain of the days whose recovery was within 10 points, as its 10 %, 50 % and 90 % quantiles. This describes what the
 * member did on such days, it recommends nothing. Both columns hold what statistics may use, day by day; needs 14 days.
 * The answer is a function, since a chart asks for every day and recoveries repeat.
 */
export function usualStrainByRecovery(
  recovery: Column,
  strain: Column,
): (recovery: number) => Estimate<UsualStrain> {
  const pairs = recovery.flatMap((value, index) => {
    const strained = strain[index] ?? null;
    return value === null || strained === null ? [] : [{ recovery: value, strain: strained }];
  });
  const found = new Map<number, Estimate<UsualStrain>>();
  return (of) => {
    const around = roundTo(of, 0);
    const before = found.get(around);
    if (before !== undefined) return before;
    const similar = pairs.filter((pair) => Math.abs(pair.recovery - around) <= similarPoints);
    const estimate = usualStrain(similar.map((pair) => pair.strain));
    found.set(around, estimate);
    return estimate;
  };
}

function usualStrain(strains: readonly number[]): Estimate<UsualStrain> {
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(strains, share));
  if (strains.length < minimum || !low?.known || !middle?.known || !high?.known)
    return tooFew(strains.length, minimum);
  return known({ low: low.value, median: middle.value, high: high.value }, strains.length);
}
