import { type CircularSummary, circularSummary } from "#stats/circular.ts";
import { type Estimate, known, present, tooFew } from "#stats/estimate.ts";
import { type Day, dayNumber } from "./day.ts";

const minutesPerDay = 1440;
const pairsMinimum = 5;
const travelMin = 120;

/** A scored sleep or nap on the clock it was slept by. `nightOf` is the day whose main sleep it is, null for a nap. */
export interface SleepInterval {
  startAt: Date;
  endAt: Date;
  offsetMin: number;
  nightOf: Day | null;
}

/**
 * Sleep Regularity Index (Phillips et al. 2017): how alike are two days in a row, minute by minute on the local clock?
 * 100 when every day is the same, 0 when sleep falls at random. A day's block runs from the noon before to its noon and
 * counts when it holds a scored main sleep; only neighbouring counted blocks are compared. A minute counts as asleep from
 * going to bed to getting up, since nothing finer is known, so values are a little high. n counts pairs; needs 5.
 */
export function sleepRegularityIndex(sleeps: readonly SleepInterval[]): Estimate<number> {
  return indexOf(asleepMinutes(sleeps));
}

/** The index with travel in it, and without. */
export interface RegularityAndTravel {
  index: Estimate<number>;
  /** Without `travelDays`; null when nobody travelled. */
  withoutTravel: Estimate<number> | null;
  /** The last day on the old clock and the first on the new one, for every change of two hours or more. */
  travelDays: Day[];
}

/** `sleepRegularityIndex` with and without the two days around each change of the clock by two hours or more. */
export function regularityAndTravel(sleeps: readonly SleepInterval[]): RegularityAndTravel {
  const nights = sleeps.flatMap(({ nightOf, offsetMin }) =>
    nightOf === null ? [] : [{ nightOf, offsetMin }],
  );
  nights.sort((a, b) => (a.nightOf < b.nightOf ? -1 : 1));
  const travelDays = new Set<Day>();
  for (const [index, night] of nights.entries()) {
    const before = nights[index - 1];
    if (before === undefined || Math.abs(night.offsetMin - before.offsetMin) < travelMin) continue;
    travelDays.add(before.nightOf).add(night.nightOf);
  }
  const blocks = asleepMinutes(sleeps);
  const index = indexOf(blocks);
  if (travelDays.size === 0) return { index, withoutTravel: null, travelDays: [] };
  for (const day of travelDays) blocks.delete(dayNumber(day));
  return { index, withoutTravel: indexOf(blocks), travelDays: [...travelDays] };
}

function indexOf(blocks: ReadonlyMap<number, Uint8Array>): Estimate<number> {
  let pairs = 0;
  let equalMinutes = 0;
  for (const [number, block] of blocks) {
    const next = blocks.get(number + 1);
    if (next === undefined) continue;
    pairs += 1;
    for (let minute = 0; minute < minutesPerDay; minute += 1)
      if (block[minute] === next[minute]) equalMinutes += 1;
  }
  if (pairs < pairsMinimum) return tooFew(pairs, pairsMinimum);
  return known((200 * equalMinutes) / (pairs * minutesPerDay) - 100, pairs);
}

/** For every counted day (by day number) its 1440 minutes from the noon before: 1 asleep, 0 awake. */
function asleepMinutes(sleeps: readonly SleepInterval[]): Map<number, Uint8Array> {
  const blocks = new Map<number, Uint8Array>();
  for (const { nightOf } of sleeps) {
    if (nightOf !== null) blocks.set(dayNumber(nightOf), new Uint8Array(minutesPerDay));
  }
  for (const { startAt, endAt, offsetMin } of sleeps) {
    const endMinute = localMinute(endAt, offsetMin);
    for (let minute = localMinute(startAt, offsetMin); minute < endMinute; minute += 1) {
      // The block of day d begins at noon of d − 1, half a day before its midnight.
      const sinceFirstNoon = minute + minutesPerDay / 2;
      const block = blocks.get(Math.floor(sinceFirstNoon / minutesPerDay));
      if (block !== undefined) block[sinceFirstNoon % minutesPerDay] = 1;
    }
  }
  return blocks;
}

/** The first whole minute of the local clock at or after an instant, counted from 1970. */
function localMinute(at: Date, offsetMin: number): number {
  return Math.ceil(at.getTime() / 60_000) + offsetMin;
}

/**
 * Usual time of day and its spread for bed or wake times given as minutes after noon (the catalogue's `bedAt` and
 * `wakeAt`). Needs 2.
 */
export function clockTimeSpread(minutesAfterNoon: readonly (number | null)[]): Estimate<CircularSummary> {
  return circularSummary(present(minutesAfterNoon).map((time) => (time + minutesPerDay / 2) % minutesPerDay));
}
