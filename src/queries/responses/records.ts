import { z } from "zod";
import { type FieldKind, type ReadValues, type RecordType, readFieldsOf } from "#domain/record-fields.ts";
import { instant, listed, recordsPage, refused, scoreState, storedDay, whoopUpdatedAt } from "./common.ts";

const schemas: Readonly<Record<FieldKind, () => z.ZodType>> = {
  number: () => z.number().nullable(),
  count: () => z.int().nullable(),
  duration: () => z.int().nullable(),
  flag: () => z.boolean().nullable(),
  text: () => z.string().nullable(),
};

/** A type's values, described by what the catalogue says of them. */
function valuesOf<T extends RecordType>(type: T) {
  const shape = readFieldsOf(type).map(([name, { kind, unit, meaning }]) => {
    const description = [unit, meaning].filter(Boolean).join(". ");
    return [name, description === "" ? schemas[kind]() : schemas[kind]().meta({ description })];
  });
  return Object.fromEntries(shape) as { [F in keyof ReadValues<T>]: z.ZodType<ReadValues<T>[F]> };
}

const { sportId, ...valuesOfWorkouts } = valuesOf("workouts");
const interval = {
  startAt: instant,
  timezoneOffset: z.string(),
  offsetMin: z.int(),
};
const storedEnd = instant.nullable().meta({ description: "Null where the stored end cannot be true." });
const origin = {
  whoopUpdatedAt,
  imported: z.boolean().meta({ description: "Only imports know it: WHOOP's API never sent it." }),
  refused,
};

export const cycleFieldsSchema = z.object({
  id: z.string(),
  ...interval,
  endAt: instant.nullable().meta({
    description:
      "Null while the cycle is open, which only the newest can be: an older one without an end has the start of the next.",
  }),
  scoreState,
  ...valuesOf("cycles"),
  day: storedDay,
  ...origin,
});

export const sleepFieldsSchema = z.object({
  id: z.string(),
  cycleId: z.string(),
  ...interval,
  endAt: storedEnd,
  nap: z.boolean(),
  main: z.boolean().meta({ description: "Whether it is the night that opens its cycle." }),
  scoreState,
  ...valuesOf("sleeps"),
  day: storedDay,
  ...origin,
});

export const recoveryFieldsSchema = z.object({
  sleepId: z.string(),
  cycleId: z.string(),
  main: z.boolean().meta({ description: "Whether its sleep is the night that opens the cycle." }),
  scoreState,
  ...valuesOf("recoveries"),
  day: storedDay.nullable(),
  ...origin,
});

export const workoutFieldsSchema = z.object({
  id: z.string(),
  cycleId: z.string().nullable(),
  ...interval,
  endAt: storedEnd,
  sportName: z.string(),
  sportId,
  scoreState,
  ...valuesOfWorkouts,
  day: storedDay,
  ...origin,
});

export const cyclesResponse = recordsPage(cycleFieldsSchema.extend(listed));
export const sleepsResponse = recordsPage(sleepFieldsSchema.extend(listed));
export const recoveriesResponse = recordsPage(recoveryFieldsSchema.extend(listed));
export const workoutsResponse = recordsPage(workoutFieldsSchema.extend(listed));
