import { z } from "zod";
import { parseDay } from "#domain/day.ts";
import { day } from "./common.ts";

/** A member's day in a request. */
export const calendarDay = day.transform(parseDay);

/** `?from&to`: member days, both included, both optional. */
export const daysQuery = z.object({ from: calendarDay.optional(), to: calendarDay.optional() });

/** What the four lists of records take. */
export const recordsQuery = daysQuery.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(200).optional(),
  raw: z.stringbool().default(false),
  deleted: z.stringbool().default(false),
});

/** The id of a row we number ourselves, in an address. */
export const rowId = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);

/** What `POST /api/v1/sync` takes; with nothing it asks for what is new. */
export const syncRequest = z.object({
  types: z
    .array(z.enum(["cycles", "sleeps", "recoveries", "workouts"]))
    .min(1)
    .optional(),
  from: calendarDay.optional(),
  to: calendarDay.optional(),
  full: z.boolean().optional(),
});
