import { z } from "zod";
import { instantOf } from "./instant.ts";

/**
 * The field types that WHOOP's records share. Problems name types and rules, never the value that broke them, since
 * the value may be a health reading.
 */

const largestInt64 = 2n ** 63n - 1n;

/** An int64 that arrived as a JSON number (or a decimal string). Beyond 2^53 JSON has already lost digits: refused. */
export const int64Schema = z
  .union([z.int(), z.string().regex(/^-?\d{1,19}$/)], { error: "is not a whole number we can hold exactly" })
  .transform((value) => BigInt(value))
  .refine((value) => value <= largestInt64 && value >= -largestInt64, { error: "is beyond 64 bits" });

/** The number of a cycle: those below zero are for cycles that only an import knows. */
export const cycleIdSchema = int64Schema.refine((id) => id > 0n, { error: "is not above zero" });

/** A UUID of any version, in lower case so that two spellings of one id compare as equal. */
export const uuidSchema = z.guid({ error: "is not a UUID" }).transform((id) => id.toLowerCase());

/** An ISO 8601 instant of this century, as a `Date`. */
export const instantSchema = z.unknown().transform((value, context): Date => {
  const instant = typeof value === "string" ? instantOf(value) : null;
  if (instant) return instant;
  context.issues.push({
    code: "custom",
    input: value,
    message: "is not an ISO 8601 instant of the years 2000 to 2099",
  });
  return z.NEVER;
});

/**
 * The offset of the member's clock from UTC when the record was made, always as `+hh:mm`, `-hh:mm` or `Z`; `+0530`,
 * `+05` and `UTC+5:30` are read too.
 */
export const timezoneOffsetSchema = z.unknown().transform((value, context): string => {
  const [, zero, sign, hours, minutes = "00"] = (typeof value === "string" && offsetForm.exec(value)) || [];
  if (zero !== undefined) return "Z";
  if (sign !== undefined && Number(hours) <= 14 && Number(minutes) < 60)
    return `${sign}${hours?.padStart(2, "0")}:${minutes}`;
  context.issues.push({
    code: "custom",
    input: value,
    message: "is not an offset such as +05:30, -05:00 or Z",
  });
  return z.NEVER;
});

const offsetForm = /^(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?)$/i;

/** WHOOP's three states of a score. */
export const scoreStateSchema = z.enum(["SCORED", "PENDING_SCORE", "UNSCORABLE"]);

/** A reading. No measure of a human body is near a billion, so anything beyond is damage and not data. */
export const readingSchema = z.number().min(-1e9).max(1e9);

/** A whole number of things, or of milliseconds up to 24 days, within int32 as documented. */
export const int32Schema = z.int32();

/** WHOOP leaves a field out or sends `null` for "no value"; both become `null`. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
