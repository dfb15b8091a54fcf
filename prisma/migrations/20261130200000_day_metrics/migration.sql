-- One row per day of a member: every metric of a day, computed from the records in the transaction that changed them
-- (src/sync/days/). An existing install's rows are computed by the worker at its next start.
-- CreateTable
CREATE TABLE "day_metrics" (
    "member_id" INTEGER NOT NULL,
    "day" CHAR(10) NOT NULL,
    "cycle_id" BIGINT,
    "sleep_id" UUID,
    "bed_at" TIMESTAMPTZ(3),
    "wake_at" TIMESTAMPTZ(3),
    "offset_min" INTEGER,
    "other_nights_min" DOUBLE PRECISION,
    "recovery_state" TEXT NOT NULL,
    "sleep_state" TEXT NOT NULL,
    "strain_state" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "calibrating" BOOLEAN NOT NULL,
    "flags" TEXT[],
    "refused" JSONB NOT NULL,
    "unlikely" TEXT[],
    "contradictions" TEXT[],
    "recovery" DOUBLE PRECISION,
    "hrv_ms" DOUBLE PRECISION,
    "resting_bpm" DOUBLE PRECISION,
    "spo2_pct" DOUBLE PRECISION,
    "skin_temp_c" DOUBLE PRECISION,
    "respiratory_rate" DOUBLE PRECISION,
    "strain" DOUBLE PRECISION,
    "energy_kj" DOUBLE PRECISION,
    "average_bpm" DOUBLE PRECISION,
    "max_bpm" DOUBLE PRECISION,
    "asleep_min" DOUBLE PRECISION,
    "in_bed_min" DOUBLE PRECISION,
    "awake_min" DOUBLE PRECISION,
    "light_min" DOUBLE PRECISION,
    "deep_min" DOUBLE PRECISION,
    "rem_min" DOUBLE PRECISION,
    "need_min" DOUBLE PRECISION,
    "debt_min" DOUBLE PRECISION,
    "performance_pct" DOUBLE PRECISION,
    "consistency_pct" DOUBLE PRECISION,
    "efficiency_pct" DOUBLE PRECISION,
    "disturbances" DOUBLE PRECISION,
    "sleep_cycles" DOUBLE PRECISION,
    "bed_min_after_noon" DOUBLE PRECISION,
    "wake_min_after_noon" DOUBLE PRECISION,
    "nap_min" DOUBLE PRECISION,
    "workouts" DOUBLE PRECISION,
    "workout_strain" DOUBLE PRECISION,
    "workout_min" DOUBLE PRECISION,
    "zone0_min" DOUBLE PRECISION,
    "zone1_min" DOUBLE PRECISION,
    "zone2_min" DOUBLE PRECISION,
    "zone3_min" DOUBLE PRECISION,
    "zone4_min" DOUBLE PRECISION,
    "zone5_min" DOUBLE PRECISION,
    "method_version" INTEGER NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "day_metrics_pkey" PRIMARY KEY ("member_id","day")
);

-- AddForeignKey
ALTER TABLE "day_metrics" ADD CONSTRAINT "day_metrics_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

COMMENT ON TABLE day_metrics IS 'One row per member and calendar day that has any record: every metric of the day. Null is not known, never zero.';
COMMENT ON COLUMN day_metrics.member_id IS 'The member.';
COMMENT ON COLUMN day_metrics.day IS 'The member''s own calendar day, YYYY-MM-DD.';
COMMENT ON COLUMN day_metrics.cycle_id IS 'Id of the cycle that speaks for the day; null without one.';
COMMENT ON COLUMN day_metrics.sleep_id IS 'Id of the main sleep that speaks for the day; null without one.';
COMMENT ON COLUMN day_metrics.bed_at IS 'Instant the main sleep began; null unless it is scored.';
COMMENT ON COLUMN day_metrics.wake_at IS 'Instant the main sleep ended; null unless it is scored.';
COMMENT ON COLUMN day_metrics.offset_min IS 'Minutes the member''s clock was ahead of UTC (min).';
COMMENT ON COLUMN day_metrics.other_nights_min IS 'Time asleep in nights besides the main one; null when not known (min).';
COMMENT ON COLUMN day_metrics.recovery_state IS 'Scored, pending, unscorable, missing or unreadable: what became of the recovery.';
COMMENT ON COLUMN day_metrics.sleep_state IS 'Scored, pending, unscorable, missing or unreadable: what became of the main sleep.';
COMMENT ON COLUMN day_metrics.strain_state IS 'Scored, pending, unscorable, missing or unreadable: what became of the cycle''s strain.';
COMMENT ON COLUMN day_metrics.open IS 'Whether the cycle has not ended: strain, energy, naps and workouts are so far.';
COMMENT ON COLUMN day_metrics.calibrating IS 'Whether WHOOP was still learning the member: recovery enters no statistic.';
COMMENT ON COLUMN day_metrics.flags IS 'Split (two nights), short-cycle (under 12 hours), long-cycle (over 36 hours).';
COMMENT ON COLUMN day_metrics.refused IS 'Readings outside what is possible, null in their columns: [{metric, value}].';
COMMENT ON COLUMN day_metrics.unlikely IS 'Metrics whose reading is possible but unlikely, by name.';
COMMENT ON COLUMN day_metrics.contradictions IS 'Numbers of one record that cannot both be true, by name.';
COMMENT ON COLUMN day_metrics.recovery IS 'WHOOP''s recovery score of the morning (%).';
COMMENT ON COLUMN day_metrics.hrv_ms IS 'Heart rate variability (RMSSD) of the main sleep (ms).';
COMMENT ON COLUMN day_metrics.resting_bpm IS 'Resting heart rate of the main sleep (beats per minute).';
COMMENT ON COLUMN day_metrics.spo2_pct IS 'Blood oxygen saturation of the main sleep (%).';
COMMENT ON COLUMN day_metrics.skin_temp_c IS 'Skin temperature of the main sleep (°C).';
COMMENT ON COLUMN day_metrics.respiratory_rate IS 'Breathing rate of the main sleep (breaths per minute).';
COMMENT ON COLUMN day_metrics.strain IS 'WHOOP''s strain of the cycle; so far while the day is open (0 to 21).';
COMMENT ON COLUMN day_metrics.energy_kj IS 'Energy used in the cycle; so far while the day is open (kJ).';
COMMENT ON COLUMN day_metrics.average_bpm IS 'Average heart rate of the cycle; so far while the day is open (beats per minute).';
COMMENT ON COLUMN day_metrics.max_bpm IS 'Highest heart rate of the cycle; so far while the day is open (beats per minute).';
COMMENT ON COLUMN day_metrics.asleep_min IS 'Time asleep in the main sleep: light, deep and REM (min).';
COMMENT ON COLUMN day_metrics.in_bed_min IS 'Time in bed for the main sleep (min).';
COMMENT ON COLUMN day_metrics.awake_min IS 'Time awake in bed during the main sleep (min).';
COMMENT ON COLUMN day_metrics.light_min IS 'Light sleep in the main sleep (min).';
COMMENT ON COLUMN day_metrics.deep_min IS 'Deep (slow wave) sleep in the main sleep (min).';
COMMENT ON COLUMN day_metrics.rem_min IS 'REM sleep in the main sleep (min).';
COMMENT ON COLUMN day_metrics.need_min IS 'Sleep needed that night, as WHOOP says (min).';
COMMENT ON COLUMN day_metrics.debt_min IS 'Part of the need that comes from sleep debt (min).';
COMMENT ON COLUMN day_metrics.performance_pct IS 'Sleep performance: asleep against need, as WHOOP says (%).';
COMMENT ON COLUMN day_metrics.consistency_pct IS 'Sleep consistency, as WHOOP says (%).';
COMMENT ON COLUMN day_metrics.efficiency_pct IS 'Sleep efficiency: share of the time in bed asleep, as WHOOP says (%).';
COMMENT ON COLUMN day_metrics.disturbances IS 'Disturbances of the main sleep (count).';
COMMENT ON COLUMN day_metrics.sleep_cycles IS 'Sleep cycles of the main sleep (count).';
COMMENT ON COLUMN day_metrics.bed_min_after_noon IS 'When the main sleep began, on its own clock (minutes after the noon before the day).';
COMMENT ON COLUMN day_metrics.wake_min_after_noon IS 'When the main sleep ended, on its own clock (minutes after the noon before the day).';
COMMENT ON COLUMN day_metrics.nap_min IS 'Time in bed over all naps of the day; so far while the day is open (min).';
COMMENT ON COLUMN day_metrics.workouts IS 'Workouts of the day; so far while the day is open (count).';
COMMENT ON COLUMN day_metrics.workout_strain IS 'Highest strain of a workout of the day (0 to 21).';
COMMENT ON COLUMN day_metrics.workout_min IS 'Length of all workouts of the day (min).';
COMMENT ON COLUMN day_metrics.zone0_min IS 'Time of all workouts of the day in heart rate zone 0 (min).';
COMMENT ON COLUMN day_metrics.zone1_min IS 'Time of all workouts of the day in heart rate zone 1 (min).';
COMMENT ON COLUMN day_metrics.zone2_min IS 'Time of all workouts of the day in heart rate zone 2 (min).';
COMMENT ON COLUMN day_metrics.zone3_min IS 'Time of all workouts of the day in heart rate zone 3 (min).';
COMMENT ON COLUMN day_metrics.zone4_min IS 'Time of all workouts of the day in heart rate zone 4 (min).';
COMMENT ON COLUMN day_metrics.zone5_min IS 'Time of all workouts of the day in heart rate zone 5 (min).';
COMMENT ON COLUMN day_metrics.method_version IS 'Version of the method these values were computed by.';
COMMENT ON COLUMN day_metrics.computed_at IS 'When the row was computed.';
