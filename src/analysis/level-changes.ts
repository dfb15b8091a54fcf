import type { Day } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { present } from "#stats/estimate.ts";
import { levelChange } from "#stats/level-change.ts";

const mostChanges = 3;
const segmentMinimum = 21;
const convincingP = 0.01;

/** A step from one level to the next, around a day: the date is known to about a week. */
export interface StepBetweenLevels {
  /** The first day of the new level. */
  aroundDay: Day;
  /** Means of the stretches before and after, as far as the neighbouring steps. */
  meanBefore: number;
  meanAfter: number;
  countBefore: number;
  countAfter: number;
  p: number;
}

interface Split {
  /** The place of the first entry of the new level. */
  at: number;
  p: number;
}

/**
 * The steps in a series (an entry a day), at most three: the most convincing one first, then again in the stretches it
 * leaves, while p < 0.01 and both sides keep 21 readings. Oldest first; `dayAt` names the day of a place.
 */
export function levelChanges(series: Column, dayAt: (place: number) => Day): StepBetweenLevels[] {
  const splits: Split[] = [];
  while (splits.length < mostChanges) {
    const borders = bordersOf(splits, series.length);
    const candidates = borders
      .slice(0, -1)
      .flatMap((from, index) => splitOf(series, from, borders[index + 1] ?? from));
    const best = candidates.sort((a, b) => a.p - b.p)[0];
    if (best === undefined) break;
    splits.push(best);
  }
  const borders = bordersOf(splits, series.length);
  return splits
    .sort((a, b) => a.at - b.at)
    .map(({ at, p }, index) => {
      const before = present(series.slice(borders[index] ?? 0, at));
      const after = present(series.slice(at, borders[index + 2] ?? series.length));
      return {
        aroundDay: dayAt(at),
        meanBefore: meanOf(before),
        meanAfter: meanOf(after),
        countBefore: before.length,
        countAfter: after.length,
        p,
      };
    });
}

function bordersOf(splits: readonly Split[], length: number): number[] {
  return [0, ...splits.map(({ at }) => at), length].sort((a, b) => a - b);
}

/** The convincing step within a stretch, if there is one. */
function splitOf(series: Column, from: number, to: number): Split[] {
  const stretch = series.slice(from, to);
  const change = levelChange(stretch);
  if (!change.known) return [];
  const { p, countBefore, countAfter, lastBefore } = change.value;
  if (p >= convincingP || Math.min(countBefore, countAfter) < segmentMinimum) return [];
  const first = stretch.findIndex((value, place) => place > lastBefore && value !== null);
  return [{ at: from + first, p }];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
