import { z } from "zod";
import { cycleIdSchema, instantSchema, optional, readingSchema, timezoneOffsetSchema } from "./fields.ts";
import { readable, whoopRecord } from "./readable.ts";

/** Strain 0–21, energy in kJ, heart rates in bpm. The open cycle is scored with the values so far. */
const cycleScoreSchema = z.object({
  strain: readable(readingSchema),
  kilojoule: readable(readingSchema),
  average_heart_rate: readable(readingSchema),
  max_heart_rate: readable(readingSchema),
});

/** A physiological cycle: from one falling asleep to the next. `end` is `null` for the open one. */
export const cycleSchema = whoopRecord(
  {
    id: cycleIdSchema,
    start: instantSchema,
    end: readable(optional(instantSchema)),
    timezone_offset: timezoneOffsetSchema,
  },
  cycleScoreSchema,
);
export type CycleRecord = z.output<typeof cycleSchema>;
