import { z } from "zod";

/**
 * The records of the WHOOP cloud exactly as they travel: WHOOP's own names, units and instants as ISO text.
 * Whatever may be missing is nullish, because the cloud sends an explicit null where its specification says absent.
 */
const scoreState = z.enum(["SCORED", "PENDING_SCORE", "UNSCORABLE"]);
const common = {
  user_id: z.number(),
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
  score_state: scoreState,
};
const interval = { start: z.iso.datetime({ offset: true }), timezone_offset: z.string() };
const instant = z.iso.datetime({ offset: true });

export const cycleSchema = z.object({
  id: z.number(),
  ...common,
  ...interval,
  end: instant.nullish(),
  score: z
    .object({
      strain: z.number(),
      kilojoule: z.number(),
      average_heart_rate: z.number(),
      max_heart_rate: z.number(),
    })
    .nullish(),
});

export const sleepSchema = z.object({
  id: z.string(),
  cycle_id: z.number(),
  v1_id: z.number().nullish(),
  ...common,
  ...interval,
  end: instant,
  nap: z.boolean(),
  score: z
    .object({
      stage_summary: z.object({
        total_in_bed_time_milli: z.number(),
        total_awake_time_milli: z.number(),
        total_no_data_time_milli: z.number(),
        total_light_sleep_time_milli: z.number(),
        total_slow_wave_sleep_time_milli: z.number(),
        total_rem_sleep_time_milli: z.number(),
        sleep_cycle_count: z.number(),
        disturbance_count: z.number(),
      }),
      sleep_needed: z.object({
        baseline_milli: z.number(),
        need_from_sleep_debt_milli: z.number(),
        need_from_recent_strain_milli: z.number(),
        need_from_recent_nap_milli: z.number(),
      }),
      respiratory_rate: z.number().nullish(),
      sleep_performance_percentage: z.number().nullish(),
      sleep_consistency_percentage: z.number().nullish(),
      sleep_efficiency_percentage: z.number().nullish(),
    })
    .nullish(),
});

export const recoverySchema = z.object({
  cycle_id: z.number(),
  sleep_id: z.string(),
  ...common,
  score: z
    .object({
      user_calibrating: z.boolean(),
      recovery_score: z.number(),
      resting_heart_rate: z.number(),
      hrv_rmssd_milli: z.number(),
      spo2_percentage: z.number().nullish(),
      skin_temp_celsius: z.number().nullish(),
    })
    .nullish(),
});

export const workoutSchema = z.object({
  id: z.string(),
  v1_id: z.number().nullish(),
  ...common,
  ...interval,
  end: instant,
  sport_name: z.string(),
  sport_id: z.number().nullish(),
  score: z
    .object({
      strain: z.number(),
      average_heart_rate: z.number(),
      max_heart_rate: z.number(),
      kilojoule: z.number(),
      percent_recorded: z.number(),
      distance_meter: z.number().nullish(),
      altitude_gain_meter: z.number().nullish(),
      altitude_change_meter: z.number().nullish(),
      zone_durations: z.object({
        zone_zero_milli: z.number(),
        zone_one_milli: z.number(),
        zone_two_milli: z.number(),
        zone_three_milli: z.number(),
        zone_four_milli: z.number(),
        zone_five_milli: z.number(),
      }),
    })
    .nullish(),
});

export const profileSchema = z.object({ email: z.string(), first_name: z.string(), last_name: z.string() });
export const bodySchema = z.object({
  height_meter: z.number(),
  weight_kilogram: z.number(),
  max_heart_rate: z.number(),
});

export type CycleRecord = z.infer<typeof cycleSchema>;
export type SleepRecord = z.infer<typeof sleepSchema>;
export type RecoveryRecord = z.infer<typeof recoverySchema>;
export type WorkoutRecord = z.infer<typeof workoutSchema>;
export type Profile = z.infer<typeof profileSchema>;
export type Body = z.infer<typeof bodySchema>;

/** Which record type lives in which collection. */
export interface RecordOf {
  cycle: CycleRecord;
  sleep: SleepRecord;
  recovery: RecoveryRecord;
  workout: WorkoutRecord;
}
export type Collection = keyof RecordOf;

/** All records of a member, each list newest first. */
export type MemberRecords = { [C in Collection]: RecordOf[C][] };

/** The natural key of a record as text; a recovery has none of its own and is known by its sleep. */
export const keyOf: { [C in Collection]: (record: RecordOf[C]) => string } = {
  cycle: (record) => String(record.id),
  sleep: (record) => record.id,
  recovery: (record) => record.sleep_id,
  workout: (record) => record.id,
};

/**
 * One event in the life of a member's records. `put` creates or replaces, `replace` acts only on a record that is
 * still there (a re-score must not bring a deleted record back), `delete` removes.
 */
export type Change =
  | {
      [C in Collection]: { atMs: number; kind: "put" | "replace"; collection: C; record: RecordOf[C] };
    }[Collection]
  | { atMs: number; kind: "delete"; collection: Collection; key: string };
