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

/** Milliseconds and counts. Awake, no-data, light, slow-wave and REM time add up to the time in bed. */
const stageSummarySchema = z.object({
  total_in_bed_time_milli: int32Schema,
  total_awake_time_milli: int32Schema,
  total_no_data_time_milli: int32Schema,
  total_light_sleep_time_milli: int32Schema,
  total_slow_wave_sleep_time_milli: int32Schema,
  total_rem_sleep_time_milli: int32Schema,
  sleep_cycle_count: int32Schema,
  disturbance_count: int32Schema,
});

/** Milliseconds; the need is the sum of the four, of which the nap's share is zero or negative. */
const sleepNeededSchema = z.object({
  baseline_milli: int32Schema,
  need_from_sleep_debt_milli: int32Schema,
  need_from_recent_strain_milli: int32Schema,
  need_from_recent_nap_milli: int32Schema,
});

/** Breaths per minute and percentages 0–100; consistency is missing in the first nights. */
const sleepScoreSchema = z.object({
  stage_summary: stageSummarySchema,
  sleep_needed: sleepNeededSchema,
  respiratory_rate: optional(readingSchema),
  sleep_performance_percentage: optional(readingSchema),
  sleep_consistency_percentage: optional(readingSchema),
  sleep_efficiency_percentage: optional(readingSchema),
});

/** One sleep or nap. It may be created before it ends and grow later. */
export const sleepSchema = scoredRecord(
  {
    id: uuidSchema,
    cycle_id: int64Schema,
    v1_id: optional(int64Schema),
    user_id: int64Schema,
    created_at: instantSchema,
    updated_at: instantSchema,
    start: instantSchema,
    end: instantSchema,
    timezone_offset: timezoneOffsetSchema,
    nap: z.boolean(),
  },
  sleepScoreSchema,
);
export type SleepRecord = z.output<typeof sleepSchema>;
