import { type ReadValues, type RecordType, readFieldsOf } from "#domain/record-fields.ts";

/** What selects a type's values for pages and the API. */
function valuesOf<T extends RecordType>(type: T) {
  const selected = Object.fromEntries(readFieldsOf(type).map(([name]) => [name, true]));
  return selected as { readonly [F in keyof ReadValues<T>]: true };
}

const interval = { startAt: true, endAt: true, timezoneOffset: true, offsetMin: true } as const;
const common = { day: true, whoopUpdatedAt: true, imported: true } as const;
const { sportId, ...valuesOfWorkouts } = valuesOf("workouts");

// What a stored record is read by, in the order in which the API tells it. Every column is named: WHOOP's own JSON stays in the
// database unless somebody asks for it.
export const cycleFields = {
  id: true,
  ...interval,
  scoreState: true,
  ...valuesOf("cycles"),
  ...common,
} as const;
export const sleepFields = {
  id: true,
  cycleId: true,
  ...interval,
  nap: true,
  main: true,
  scoreState: true,
  ...valuesOf("sleeps"),
  ...common,
} as const;
export const recoveryFields = {
  sleepId: true,
  cycleId: true,
  main: true,
  scoreState: true,
  ...valuesOf("recoveries"),
  ...common,
} as const;
export const workoutFields = {
  id: true,
  cycleId: true,
  ...interval,
  sportName: true,
  sportId,
  scoreState: true,
  ...valuesOfWorkouts,
  ...common,
} as const;
