import { z } from "zod";
import { instantSchema, optional, scoreStateSchema } from "./fields.ts";

/** Stands where a value cannot be read until `namingUnreadable` has noted where; typed as the null it becomes. */
const unreadable = Symbol("unreadable") as unknown as null;

/** A value that a record can do without: when it does not fit, it is null and named, and the rest is kept. */
export function readable<T extends z.ZodType>(schema: T) {
  // What is left out is null here: whether it may be, the schema says.
  return optional(z.unknown()).transform((value): z.output<T> | null => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : unreadable;
  });
}

/** The same value with null for what could not be read, and the names of those fields: `score.strain`. */
function namingUnreadable<T extends object>(value: T): { value: T; unreadable: string[] } {
  const names: string[] = [];
  return { value: withNulls(value, [], names), unreadable: names };
}

function withNulls<T>(value: T, path: string[], names: string[]): T {
  if ((value as unknown) === unreadable) {
    names.push(path.join("."));
    return null as T;
  }
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    withNulls(inner, [...path, name], names),
  ]);
  return Object.fromEntries(entries) as T;
}

/**
 * A record from `fields`, which it cannot do without or which name themselves `readable`, and the fields that every
 * record has. WHOOP's rule holds that `score` means something only while `score_state` is SCORED: in any other state it
 * is null, whatever was sent. `unreadable` names what was sent and could not be read.
 */
export function whoopRecord<S extends z.ZodRawShape, T extends z.ZodType>(fields: S, score: T) {
  const common = {
    created_at: readable(instantSchema),
    updated_at: readable(instantSchema),
    score_state: readable(scoreStateSchema),
    score: readable(optional(score)),
  };
  return z.preprocess(
    withoutUnfinishedScore,
    z.object({ ...fields, ...common }).transform((parsed) => {
      const { value, unreadable } = namingUnreadable(parsed);
      const { score_state: state, score } = value as z.output<z.ZodObject<typeof common>>;
      const scoreIsMissing = state === "SCORED" && score === null && !unreadable.includes("score");
      return { ...value, unreadable: scoreIsMissing ? [...unreadable, "score"] : unreadable };
    }),
  );
}

function withoutUnfinishedScore(record: unknown): unknown {
  if (typeof record !== "object" || record === null || !("score_state" in record)) return record;
  return record.score_state === "SCORED" ? record : { ...record, score: null };
}
