import { z } from "zod";
import { int32Schema, readingSchema, unlessUnusable } from "./fields.ts";

/** The present values in metres, kilograms and bpm; the API keeps no history and gives no time. */
export const bodySchema = z.object({
  height_meter: unlessUnusable(readingSchema),
  weight_kilogram: unlessUnusable(readingSchema),
  max_heart_rate: unlessUnusable(int32Schema),
});
export type BodyRecord = z.output<typeof bodySchema>;
