import { z } from "zod";
import { cycleIdSchema, optional, readingSchema, uuidSchema } from "./fields.ts";
import { readable, whoopRecord } from "./readable.ts";

/** Recovery 0–100 %, resting heart rate in bpm, HRV (RMSSD) in milliseconds, SpO2 in %, skin in °C. */
const recoveryScoreSchema = z.object({
  user_calibrating: readable(z.boolean()),
  recovery_score: readable(readingSchema),
  resting_heart_rate: readable(readingSchema),
  hrv_rmssd_milli: readable(readingSchema),
  /** Straps before generation 4.0 have neither of the two. */
  spo2_percentage: readable(optional(readingSchema)),
  skin_temp_celsius: readable(optional(readingSchema)),
});

/** The recovery after one sleep. Its key is `sleep_id`: naps have recoveries too, in the same cycle. */
export const recoverySchema = whoopRecord(
  { cycle_id: cycleIdSchema, sleep_id: uuidSchema },
  recoveryScoreSchema,
).refine(({ created_at, updated_at }) => created_at !== null || updated_at !== null, {
  path: ["updated_at"],
  error: "is no instant, and neither is created_at: a recovery has no other time",
});
export type RecoveryRecord = z.output<typeof recoverySchema>;
