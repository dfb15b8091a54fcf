import { z } from "zod";
import { isDay } from "#domain/day.ts";
import { type FieldKind, fieldsOf, type RecordType, type RecordValues } from "#domain/record-fields.ts";
import { isPlausibleInstant, longestName, offsetLimits } from "#export-files/row-refused.ts";
import type {
  ArchivedCycle,
  ArchivedJournalEntry,
  ArchivedRecovery,
  ArchivedSleep,
  ArchivedWorkout,
  JsonValue,
} from "#export-files/rows.ts";

// One schema per type for both of our own layouts. A field that a file lacks is null, one it has too many is passed over.

const instant = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .refine(isPlausibleInstant, "a time that never was");
const optional = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? null);
const emptyIsNull = (longest: number) => optional(z.string().max(longest)).transform((text) => text || null);
const scoreState = z.enum(["SCORED", "PENDING_SCORE", "UNSCORABLE"]);
const offsetMin = z.int().min(offsetLimits.min).max(offsetLimits.max);
const day = optional(z.string().refine(isDay, "no calendar day"));
/** What came out of `JSON.parse` is a JSON value; a CSV file has none. */
const raw = z
  .custom<JsonValue>()
  .optional()
  .transform((value) => value ?? null);
const longestNote = 100_000;

const values: Readonly<Record<FieldKind, z.ZodType>> = {
  number: optional(z.number()),
  count: optional(z.int32()),
  duration: optional(z.int32()),
  flag: optional(z.boolean()),
  text: emptyIsNull(longestName),
};

function valuesOf<T extends RecordType>(type: T) {
  const shape = fieldsOf(type).map(([name, { kind }]) => [name, values[kind]]);
  return Object.fromEntries(shape) as { [F in keyof RecordValues<T>]: z.ZodType<RecordValues<T>[F]> };
}

const record = { id: emptyIsNull(100), day, offsetMin, scoreState, raw };

const cycles: z.ZodType<ArchivedCycle> = z.object({
  ...record,
  startAt: instant,
  endAt: optional(instant),
  ...valuesOf("cycles"),
});

const sleeps: z.ZodType<ArchivedSleep> = z.object({
  ...record,
  startAt: instant,
  endAt: instant,
  nap: z.boolean(),
  cycleStartAt: optional(instant),
  cycleEndAt: optional(instant),
  ...valuesOf("sleeps"),
});

const recoveries: z.ZodType<ArchivedRecovery> = z.object({
  ...record,
  sleepStartAt: instant,
  cycleStartAt: optional(instant),
  of: z.enum(["night", "nap", "unclear"]),
  ...valuesOf("recoveries"),
});

const workouts: z.ZodType<ArchivedWorkout> = z.object({
  ...record,
  startAt: instant,
  endAt: instant,
  cycleStartAt: optional(instant),
  cycleEndAt: optional(instant),
  sportName: z.string().min(1).max(longestName),
  ...valuesOf("workouts"),
});

const journal: z.ZodType<ArchivedJournalEntry> = z.object({
  day,
  offsetMin,
  cycleStartAt: instant,
  cycleEndAt: optional(instant),
  question: z.string().min(1).max(longestName),
  answeredYes: z.boolean(),
  notes: emptyIsNull(longestNote),
});

/** What a record of each type must be, as JSON has it. */
export const ownSchemas = { cycles, sleeps, recoveries, workouts, journal };
