import { type Limits, metrics } from "./metrics.ts";
import { fieldsOf, longestWorkoutMs, type RecordType } from "./record-fields.ts";

/** Outside them what a member's profile says of the body cannot be true. */
const bodyLimits: Readonly<Record<string, Limits>> = {
  heightM: { min: 0.3, max: 3 },
  weightKg: { min: 1, max: 700 },
  maxBpm: metrics.maxBpm.hard,
};

/** From a record's start to its end; a cycle may be of any length, but like the others it does not end before it begins. */
export const lengthLimitsMs: Record<Exclude<RecordType, "recoveries">, Limits> = {
  cycles: { min: 0 },
  sleeps: { min: 0, max: 24 * 3_600_000 },
  workouts: { min: 0, max: longestWorkoutMs },
};

/** The limits of a type's numbers, as a list. */
export function limitsOf(type: RecordType | "body"): [field: string, limits: Limits][] {
  if (type === "body") return Object.entries(bodyLimits);
  return fieldsOf(type).flatMap(([field, { limits }]): [string, Limits][] =>
    limits ? [[field, limits]] : [],
  );
}
