import { z } from "zod";
import {
  instantSchema,
  int32Schema,
  int64Schema,
  optional,
  readingSchema,
  scoredRecord,
  timezoneOffsetSchema,
  uuidSchema,
} from "./fields.ts";

/** Milliseconds in each of the six heart-rate zones. */
const zoneDurationsSchema = z.object({
  zone_zero_milli: int32Schema,
  zone_one_milli: int32Schema,
  zone_two_milli: int32Schema,
  zone_three_milli: int32Schema,
  zone_four_milli: int32Schema,
  zone_five_milli: int32Schema,
});

/** Documented as 0–100 while the API sends 0–1, so whatever exceeds 1 is read as a percentage. */
const fractionRecordedSchema = readingSchema.transform((value) => (value > 1 ? value / 100 : value));

/** Strain 0–21, bpm, kJ, metres; `percent_recorded` is a fraction 0–1. */
const workoutScoreSchema = z.object({
  strain: readingSchema,
  average_heart_rate: readingSchema,
  max_heart_rate: readingSchema,
  kilojoule: readingSchema,
  percent_recorded: fractionRecordedSchema,
  distance_meter: optional(readingSchema),
  altitude_gain_meter: optional(readingSchema),
  altitude_change_meter: optional(readingSchema),
  zone_durations: zoneDurationsSchema,
});

/** One activity. It names no cycle: it belongs to a day by its time. */
export const workoutSchema = scoredRecord(
  {
    id: uuidSchema,
    v1_id: optional(int64Schema),
    user_id: int64Schema,
    created_at: instantSchema,
    updated_at: instantSchema,
    start: instantSchema,
    end: instantSchema,
    timezone_offset: timezoneOffsetSchema,
    sport_name: z.string().min(1).max(200),
    /** Announced to disappear in September 2025, still sent in 2026. */
    sport_id: optional(int32Schema),
  },
  workoutScoreSchema,
);
export type WorkoutRecord = z.output<typeof workoutSchema>;
