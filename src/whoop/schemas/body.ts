import { z } from "zod";
import { int32Schema, readingSchema } from "./fields.ts";

/** The present values in metres, kilograms and bpm; the API keeps no history and gives no time. */
export const bodySchema = z.object({
  height_meter: readingSchema.nullable().catch(null),
  weight_kilogram: readingSchema.nullable().catch(null),
  max_heart_rate: int32Schema.nullable().catch(null),
});
export type BodyRecord = z.output<typeof bodySchema>;
