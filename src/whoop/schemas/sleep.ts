import { z } from "zod";
import {
  cycleIdSchema,
  instantSchema,
  int32Schema,
  optional,
  readingSchema,
  timezoneOffsetSchema,
  uuidSchema,
} from "./fields.ts";
import { readable, whoopRecord } from "./readable.ts";

/** Milliseconds and counts. Awake, no-data, light, slow-wave and REM time add up to the time in bed. */
const stageSummarySchema = z.object({
  total_in_bed_time_milli: readable(int32Schema),
  total_awake_time_milli: readable(int32Schema),
  total_no_data_time_milli: readable(int32Schema),
  total_light_sleep_time_milli: readable(int32Schema),
  total_slow_wave_sleep_time_milli: readable(int32Schema),
  total_rem_sleep_time_milli: readable(int32Schema),
  sleep_cycle_count: readable(int32Schema),
  disturbance_count: readable(int32Schema),
});

/** Milliseconds; the need is the sum of the four, of which the nap's share is zero or negative. */
const sleepNeededSchema = z.object({
  baseline_milli: readable(int32Schema),
  need_from_sleep_debt_milli: readable(int32Schema),
  need_from_recent_strain_milli: readable(int32Schema),
  need_from_recent_nap_milli: readable(int32Schema),
});

/** Breaths per minute and percentages 0–100; consistency is missing in the first nights. */
const sleepScoreSchema = z.object({
  stage_summary: readable(stageSummarySchema),
  sleep_needed: readable(sleepNeededSchema),
  respiratory_rate: readable(optional(readingSchema)),
  sleep_performance_percentage: readable(optional(readingSchema)),
  sleep_consistency_percentage: readable(optional(readingSchema)),
  sleep_efficiency_percentage: readable(optional(readingSchema)),
});

/** One sleep or nap. It may be created before it ends and grow later. */
export const sleepSchema = whoopRecord(
  {
    id: uuidSchema,
    cycle_id: cycleIdSchema,
    start: instantSchema,
    end: instantSchema,
    timezone_offset: timezoneOffsetSchema,
    /** Where it cannot be told, the longest sleep of a cycle counts as the night, as among sleeps that are no naps. */
    nap: readable(z.boolean()),
  },
  sleepScoreSchema,
);
export type SleepRecord = z.output<typeof sleepSchema>;
