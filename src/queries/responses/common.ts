import { z } from "zod";
import { isDay } from "#domain/day.ts";

/** An instant: a `Date` here, ISO 8601 in UTC in JSON. */
export const instant = z.date();

/** A member's calendar day. */
export const day = z
  .string()
  .refine(isDay)
  .meta({ format: "date", description: "Calendar day of the member." });

export const scoreState = z
  .string()
  .meta({ description: "SCORED, PENDING_SCORE or UNSCORABLE, as WHOOP said it." });

/** A stored row's day; null only for a recovery whose cycle and sleep are both unknown. */
export const storedDay = z.string().meta({ format: "date" });

/** Values of a record that cannot be true. */
export const refused = z
  .array(z.object({ field: z.string(), value: z.union([z.number(), z.string()]) }))
  .meta({ description: "Values outside what is possible, as they are stored; their field is null." });
/** When WHOOP last changed a record. */
export const whoopUpdatedAt = instant
  .nullable()
  .meta({ description: "Null for a record that only an import knows." });

/** What every listed record carries besides its own fields. */
export const listed = {
  whoopCreatedAt: instant.nullable().meta({ description: "Null for a record that only an import knows." }),
  whoopUpdatedAt,
  deletedAt: instant.nullable(),
  deletedReason: z.string().nullable(),
  raw: z.unknown().optional().meta({ description: "WHOOP's own JSON; only with raw=true." }),
};

/** A page of records. */
export function recordsPage<T extends z.ZodType>(record: T) {
  return z.object({
    records: z.array(record),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: "Send it back as `cursor`; null on the last page." }),
  });
}
