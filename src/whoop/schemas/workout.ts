import { z } from "zod";
import {
  instantSchema,
  int32Schema,
  optional,
  readingSchema,
  timezoneOffsetSchema,
  uuidSchema,
} from "./fields.ts";
import { readable, whoopRecord } from "./readable.ts";

/** Milliseconds in each of the six heart-rate zones. */
const zoneDurationsSchema = z.object({
  zone_zero_milli: readable(int32Schema),
  zone_one_milli: readable(int32Schema),
  zone_two_milli: readable(int32Schema),
  zone_three_milli: readable(int32Schema),
  zone_four_milli: readable(int32Schema),
  zone_five_milli: readable(int32Schema),
});

/** Documented as 0–100 while the API sends 0–1, so whatever exceeds 1 is read as a percentage. */
const fractionRecordedSchema = readingSchema.transform((value) => (value > 1 ? value / 100 : value));

/** Strain 0–21, bpm, kJ, metres; `percent_recorded` is a fraction 0–1. */
const workoutScoreSchema = z.object({
  strain: readable(readingSchema),
  average_heart_rate: readable(readingSchema),
  max_heart_rate: readable(readingSchema),
  kilojoule: readable(readingSchema),
  percent_recorded: readable(fractionRecordedSchema),
  distance_meter: readable(optional(readingSchema)),
  altitude_gain_meter: readable(optional(readingSchema)),
  altitude_change_meter: readable(optional(readingSchema)),
  zone_durations: readable(zoneDurationsSchema),
});

/** One activity. It names no cycle: it belongs to a day by its time. */
export const workoutSchema = whoopRecord(
  {
    id: uuidSchema,
    start: instantSchema,
    end: instantSchema,
    timezone_offset: timezoneOffsetSchema,
    sport_name: readable(z.string().min(1).max(200)),
    /** Announced to disappear in September 2025, still sent in 2026. */
    sport_id: readable(optional(int32Schema)),
  },
  workoutScoreSchema,
);
export type WorkoutRecord = z.output<typeof workoutSchema>;
