import { z } from "zod";
import {
  instantSchema,
  int64Schema,
  optional,
  readingSchema,
  scoredRecord,
  timezoneOffsetSchema,
} from "./fields.ts";

/** Strain 0–21, energy in kJ, heart rates in bpm. The open cycle is scored with the values so far. */
const cycleScoreSchema = z.object({
  strain: readingSchema,
  kilojoule: readingSchema,
  average_heart_rate: readingSchema,
  max_heart_rate: readingSchema,
});

/** A physiological cycle: from one falling asleep to the next. `end` is `null` for the open one. */
export const cycleSchema = scoredRecord(
  {
    id: int64Schema,
    user_id: int64Schema,
    created_at: instantSchema,
    updated_at: instantSchema,
    start: instantSchema,
    end: optional(instantSchema),
    timezone_offset: timezoneOffsetSchema,
  },
  cycleScoreSchema,
);
export type CycleRecord = z.output<typeof cycleSchema>;
