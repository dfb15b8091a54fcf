import { z } from "zod";

/**
 * The field types that WHOOP's records share. Problems name types and rules, never the value that broke them, since
 * the value may be a health reading.
 */

/** An int64 that arrived as a JSON number (or a decimal string). Beyond 2^53 JSON has already lost digits: refused. */
export const int64Schema = z
  .union([z.int(), z.string().regex(/^-?\d{1,19}$/)], { error: "is not a whole number we can hold exactly" })
  .transform((value) => BigInt(value));

/** A UUID of any version, in lower case so that two spellings of one id compare as equal. */
export const uuidSchema = z.guid({ error: "is not a UUID" }).transform((id) => id.toLowerCase());

/** An ISO 8601 instant as a `Date`. The API speaks UTC, so an instant that names no zone is in UTC. */
export const instantSchema = z.iso
  .datetime({ offset: true, local: true, error: "is not an ISO 8601 instant" })
  .transform((text) => new Date(/(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`));

/** The offset of the member's clock from UTC when the record was made: `+hh:mm`, `-hh:mm`, or `Z` for UTC. */
export const timezoneOffsetSchema = z
  .string()
  .regex(/^(Z|[+-](0\d|1[0-4]):[0-5]\d)$/, { error: "is not an offset such as +05:30, -05:00 or Z" });

/** WHOOP's three states of a score. A fourth one sets the record aside until we know what it means. */
export const scoreStateSchema = z.enum(["SCORED", "PENDING_SCORE", "UNSCORABLE"]);

/** A reading. No measure of a human body is near a billion, so anything beyond is damage and not data. */
export const readingSchema = z.number().min(-1e9).max(1e9);

/** A whole number of things, or of milliseconds up to 24 days, within int32 as documented. */
export const int32Schema = z.int32();

/** WHOOP leaves a field out or sends `null` for "no value"; both become `null`. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

/**
 * Puts `score` into the record's schema under WHOOP's rule that it means something only while `score_state` is
 * SCORED: in any other state it is `null`, whatever was sent.
 */
export function scoredRecord<S extends z.ZodRawShape, T extends z.ZodType>(fields: S, score: T) {
  return z.preprocess(
    withoutUnfinishedScore,
    z.object({ ...fields, score_state: scoreStateSchema, score: optional(score) }),
  );
}

function withoutUnfinishedScore(record: unknown): unknown {
  if (typeof record !== "object" || record === null || !("score_state" in record)) return record;
  return record.score_state === "SCORED" ? record : { ...record, score: null };
}
