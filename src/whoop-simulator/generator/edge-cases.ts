import { Random } from "./random.ts";

/**
 * The rare things real histories contain, each with the length in days of a block within which it happens exactly
 * once, on a day drawn from the seed. So every history longer than a block has one, and none is periodic.
 */
const blockDays = {
  nap: 8,
  pendingSleep: 19,
  pendingWorkout: 23,
  extendedSleep: 31,
  simultaneousWorkouts: 41,
  workoutUntilBed: 37,
  deletedNap: 47,
  lateRescore: 53,
  unworn: 59,
  noData: 9,
  unscorableWorkout: 89,
  unscorableSleep: 97,
  unknownSport: 67,
  unwornWeek: 331,
  illness: 113,
  trip: 91,
} as const;

export type Oddity = keyof typeof blockDays;
const names = Object.keys(blockDays);

/** On which day (index from the first) of its block an oddity starts, for the block that holds `dayIndex`. */
export function oddityDay(seed: number, oddity: Oddity, dayIndex: number): number {
  const length = blockDays[oddity];
  const block = Math.floor(dayIndex / length);
  return block * length + new Random(seed, 2, names.indexOf(oddity), block).integer(0, length - 1);
}

/** Does this oddity happen on this day? */
export const happens = (seed: number, oddity: Oddity, dayIndex: number): boolean =>
  oddityDay(seed, oddity, dayIndex) === dayIndex;

/** How many days ago an episode that lasts `days` began, counted from 0; null outside any episode. */
export function dayOfEpisode(seed: number, oddity: Oddity, days: number, dayIndex: number): number | null {
  for (const lookBack of [0, blockDays[oddity]]) {
    if (dayIndex - lookBack < 0) continue;
    const begun = dayIndex - oddityDay(seed, oddity, dayIndex - lookBack);
    if (begun >= 0 && begun < days) return begun;
  }
  return null;
}

/** How ill the person is: 0 well, about 1 at the peak of a week's infection. Nobody starts out ill. */
export function illness(seed: number, dayIndex: number): number {
  const day = dayIndex < 20 ? null : dayOfEpisode(seed, "illness", 7, dayIndex);
  return day === null ? 0 : Math.sin((Math.PI * (day + 0.6)) / 7.2);
}

/** Is the strap on during the night that ends on this day? The first two weeks always, as a newcomer would. */
export function isWorn(seed: number, dayIndex: number): boolean {
  if (dayIndex < 14) return true;
  return !happens(seed, "unworn", dayIndex) && dayOfEpisode(seed, "unwornWeek", 5, dayIndex) === null;
}
