import { z } from "zod";
import { instantSchema, int64Schema, optional, readingSchema, scoredRecord, uuidSchema } from "./fields.ts";

/** Recovery 0–100 %, resting heart rate in bpm, HRV (RMSSD) in milliseconds, SpO2 in %, skin in °C. */
const recoveryScoreSchema = z.object({
  user_calibrating: z.boolean(),
  recovery_score: readingSchema,
  resting_heart_rate: readingSchema,
  hrv_rmssd_milli: readingSchema,
  /** Straps before generation 4.0 have neither of the two. */
  spo2_percentage: optional(readingSchema),
  skin_temp_celsius: optional(readingSchema),
});

/** The recovery after one sleep. Its key is `sleep_id`: naps have recoveries too, in the same cycle. */
export const recoverySchema = scoredRecord(
  {
    cycle_id: int64Schema,
    sleep_id: uuidSchema,
    user_id: int64Schema,
    created_at: instantSchema,
    updated_at: instantSchema,
  },
  recoveryScoreSchema,
);
export type RecoveryRecord = z.output<typeof recoverySchema>;
