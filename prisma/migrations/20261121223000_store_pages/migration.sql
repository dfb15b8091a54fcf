-- What storing a record of WHOOP's came to: who it is, whether it is new, and where it stands in time and stood before.
CREATE TYPE saved_record AS (
  type text,
  key text,
  inserted boolean,
  cycle_id text,
  former_cycle_id text,
  day text,
  start_at timestamptz,
  former_start_at timestamptz
);

-- Four functions, one a noun: each stores a page of a member's records, given as rows in JSON, and answers with those it
-- wrote. A row is replaced only by a newer version of WHOOP's, or by one of the same age that differs; an imported row by
-- any; a record that was marked deleted and is listed again comes back. What is replaced is kept in record_versions,
-- but for the open cycle, whose values run on. `main`, `day` and a workout's `cycle_id` are first guesses for new rows,
-- where assign_days has the last word. They are functions for the reason that assign_days is one.

CREATE FUNCTION store_cycles(of_member int, records jsonb, stored_now timestamptz) RETURNS SETOF saved_record
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
BEGIN
  RETURN QUERY WITH incoming AS (
    SELECT * FROM jsonb_populate_recordset(NULL::cycles, records)
  ), former AS (
    SELECT stored.id, stored.whoop_updated_at, stored.raw, stored.imported, stored.end_at IS NULL AS open,
      stored.start_at
    FROM cycles AS stored
    WHERE stored.member_id = of_member AND stored.id = ANY(ARRAY(SELECT incoming.id FROM incoming))
  ), saved AS (
    INSERT INTO cycles AS stored (
      member_id, id, start_at, end_at, timezone_offset, offset_min, day, strain, energy_kj, average_bpm, max_bpm,
      score_state, whoop_created_at, whoop_updated_at, raw, stored_at, seen_at
    )
    SELECT
      of_member, id, start_at, end_at, timezone_offset, offset_min, day, strain, energy_kj, average_bpm, max_bpm,
      score_state, whoop_created_at, whoop_updated_at, raw, stored_now, stored_now
    FROM incoming
    ON CONFLICT (member_id, id) DO UPDATE SET
      start_at = excluded.start_at, end_at = excluded.end_at, timezone_offset = excluded.timezone_offset,
      offset_min = excluded.offset_min, strain = excluded.strain, energy_kj = excluded.energy_kj,
      average_bpm = excluded.average_bpm, max_bpm = excluded.max_bpm, score_state = excluded.score_state,
      whoop_created_at = excluded.whoop_created_at, whoop_updated_at = excluded.whoop_updated_at,
      raw = excluded.raw, stored_at = excluded.stored_at, seen_at = excluded.seen_at, deleted_at = NULL,
      deleted_reason = NULL, imported = false, filled = NULL, covered = NULL
    WHERE stored.imported OR stored.whoop_updated_at < excluded.whoop_updated_at
      OR (stored.whoop_updated_at = excluded.whoop_updated_at
        AND (stored.raw IS DISTINCT FROM excluded.raw OR stored.deleted_at IS NOT NULL))
    RETURNING stored.id, stored.day, stored.raw, xmax = 0 AS inserted,
      stored.start_at
  ), kept AS (
    INSERT INTO record_versions (member_id, type, record_id, whoop_updated_at, replaced_at, raw)
    SELECT of_member, 'cycles', former.id::text, former.whoop_updated_at, stored_now, former.raw
    FROM saved JOIN former USING (id)
    WHERE NOT former.open AND NOT former.imported AND former.raw IS DISTINCT FROM saved.raw
  )
  SELECT 'cycles', saved.id::text, saved.inserted OR coalesce(former.imported, false), saved.id::text,
    former.id::text, saved.day::text, saved.start_at, former.start_at
  FROM saved LEFT JOIN former USING (id);
END $$;

CREATE FUNCTION store_sleeps(of_member int, records jsonb, stored_now timestamptz) RETURNS SETOF saved_record
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
BEGIN
  RETURN QUERY WITH incoming AS (
    SELECT * FROM jsonb_populate_recordset(NULL::sleeps, records)
  ), former AS (
    SELECT stored.id, stored.cycle_id, stored.whoop_updated_at, stored.raw, stored.imported,
      stored.start_at
    FROM sleeps AS stored
    WHERE stored.member_id = of_member AND stored.id = ANY(ARRAY(SELECT incoming.id FROM incoming))
  ), saved AS (
    INSERT INTO sleeps AS stored (
      member_id, id, cycle_id, start_at, end_at, timezone_offset, offset_min, day, nap, in_bed_ms, awake_ms,
      no_data_ms, light_ms, deep_ms, rem_ms, sleep_cycles, disturbances, need_baseline_ms, need_debt_ms,
      need_strain_ms, need_nap_ms, respiratory_rate, performance_pct, consistency_pct, efficiency_pct, score_state,
      whoop_created_at, whoop_updated_at, raw, main, stored_at, seen_at
    )
    SELECT
      of_member, id, cycle_id, start_at, end_at, timezone_offset, offset_min, day, nap, in_bed_ms, awake_ms,
      no_data_ms, light_ms, deep_ms, rem_ms, sleep_cycles, disturbances, need_baseline_ms, need_debt_ms,
      need_strain_ms, need_nap_ms, respiratory_rate, performance_pct, consistency_pct, efficiency_pct, score_state,
      whoop_created_at, whoop_updated_at, raw, NOT nap, stored_now, stored_now
    FROM incoming
    ON CONFLICT (member_id, id) DO UPDATE SET
      cycle_id = excluded.cycle_id, start_at = excluded.start_at, end_at = excluded.end_at,
      timezone_offset = excluded.timezone_offset, offset_min = excluded.offset_min, nap = excluded.nap,
      in_bed_ms = excluded.in_bed_ms, awake_ms = excluded.awake_ms, no_data_ms = excluded.no_data_ms,
      light_ms = excluded.light_ms, deep_ms = excluded.deep_ms, rem_ms = excluded.rem_ms,
      sleep_cycles = excluded.sleep_cycles, disturbances = excluded.disturbances,
      need_baseline_ms = excluded.need_baseline_ms, need_debt_ms = excluded.need_debt_ms,
      need_strain_ms = excluded.need_strain_ms, need_nap_ms = excluded.need_nap_ms,
      respiratory_rate = excluded.respiratory_rate, performance_pct = excluded.performance_pct,
      consistency_pct = excluded.consistency_pct, efficiency_pct = excluded.efficiency_pct,
      score_state = excluded.score_state, whoop_created_at = excluded.whoop_created_at,
      whoop_updated_at = excluded.whoop_updated_at, raw = excluded.raw, stored_at = excluded.stored_at,
      seen_at = excluded.seen_at, deleted_at = NULL, deleted_reason = NULL, imported = false, filled = NULL,
      covered = NULL, need_ms = NULL
    WHERE stored.imported OR stored.whoop_updated_at < excluded.whoop_updated_at
      OR (stored.whoop_updated_at = excluded.whoop_updated_at
        AND (stored.raw IS DISTINCT FROM excluded.raw OR stored.deleted_at IS NOT NULL))
    RETURNING stored.id, stored.cycle_id, stored.day, stored.raw, xmax = 0 AS inserted,
      stored.start_at
  ), kept AS (
    INSERT INTO record_versions (member_id, type, record_id, whoop_updated_at, replaced_at, raw)
    SELECT of_member, 'sleeps', former.id::text, former.whoop_updated_at, stored_now, former.raw
    FROM saved JOIN former USING (id)
    WHERE NOT former.imported AND former.raw IS DISTINCT FROM saved.raw
  )
  SELECT 'sleeps', saved.id::text, saved.inserted OR coalesce(former.imported, false), saved.cycle_id::text,
    former.cycle_id::text, saved.day::text, saved.start_at, former.start_at
  FROM saved LEFT JOIN former USING (id);
END $$;

CREATE FUNCTION store_recoveries(of_member int, records jsonb, stored_now timestamptz) RETURNS SETOF saved_record
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
BEGIN
  RETURN QUERY WITH incoming AS (
    SELECT * FROM jsonb_populate_recordset(NULL::recoveries, records)
  ), former AS (
    SELECT stored.sleep_id, stored.cycle_id, stored.whoop_updated_at, stored.raw, stored.imported,
      coalesce((
        SELECT start_at FROM sleeps WHERE member_id = of_member AND id = stored.sleep_id
      ), stored.whoop_created_at) AS start_at
    FROM recoveries AS stored
    WHERE stored.member_id = of_member AND stored.sleep_id = ANY(ARRAY(SELECT incoming.sleep_id FROM incoming))
  ), saved AS (
    INSERT INTO recoveries AS stored (
      member_id, sleep_id, cycle_id, calibrating, recovery, resting_bpm, hrv_ms, spo2_pct, skin_temp_c, score_state,
      whoop_created_at, whoop_updated_at, raw, main, day, stored_at, seen_at
    )
    SELECT
      of_member, incoming.sleep_id, incoming.cycle_id, incoming.calibrating, incoming.recovery,
      incoming.resting_bpm, incoming.hrv_ms, incoming.spo2_pct, incoming.skin_temp_c, incoming.score_state,
      incoming.whoop_created_at, incoming.whoop_updated_at, incoming.raw, coalesce(slept.main, false), slept.day,
      stored_now, stored_now
    FROM incoming LEFT JOIN LATERAL (
      SELECT main, day FROM sleeps WHERE member_id = of_member AND id = incoming.sleep_id OFFSET 0
    ) AS slept ON true
    ON CONFLICT (member_id, sleep_id) DO UPDATE SET
      cycle_id = excluded.cycle_id, calibrating = excluded.calibrating, recovery = excluded.recovery,
      resting_bpm = excluded.resting_bpm, hrv_ms = excluded.hrv_ms, spo2_pct = excluded.spo2_pct,
      skin_temp_c = excluded.skin_temp_c, score_state = excluded.score_state,
      whoop_created_at = excluded.whoop_created_at, whoop_updated_at = excluded.whoop_updated_at,
      raw = excluded.raw, stored_at = excluded.stored_at, seen_at = excluded.seen_at, deleted_at = NULL,
      deleted_reason = NULL, imported = false, filled = NULL, covered = NULL, import_key_at = NULL
    WHERE stored.imported OR stored.whoop_updated_at < excluded.whoop_updated_at
      OR (stored.whoop_updated_at = excluded.whoop_updated_at
        AND (stored.raw IS DISTINCT FROM excluded.raw OR stored.deleted_at IS NOT NULL))
    RETURNING stored.sleep_id, stored.cycle_id, stored.day, stored.raw, xmax = 0 AS inserted,
      coalesce((
        SELECT start_at FROM sleeps WHERE member_id = of_member AND id = stored.sleep_id
      ), stored.whoop_created_at) AS start_at
  ), kept AS (
    INSERT INTO record_versions (member_id, type, record_id, whoop_updated_at, replaced_at, raw)
    SELECT of_member, 'recoveries', former.sleep_id::text, former.whoop_updated_at, stored_now, former.raw
    FROM saved JOIN former USING (sleep_id)
    WHERE NOT former.imported AND former.raw IS DISTINCT FROM saved.raw
  )
  SELECT 'recoveries', saved.sleep_id::text, saved.inserted OR coalesce(former.imported, false), saved.cycle_id::text,
    former.cycle_id::text, saved.day::text, saved.start_at, former.start_at
  FROM saved LEFT JOIN former USING (sleep_id);
END $$;

CREATE FUNCTION store_workouts(of_member int, records jsonb, stored_now timestamptz) RETURNS SETOF saved_record
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
BEGIN
  RETURN QUERY WITH incoming AS (
    SELECT * FROM jsonb_populate_recordset(NULL::workouts, records)
  ), former AS (
    SELECT stored.id, stored.cycle_id, stored.whoop_updated_at, stored.raw, stored.imported,
      stored.start_at
    FROM workouts AS stored
    WHERE stored.member_id = of_member AND stored.id = ANY(ARRAY(SELECT incoming.id FROM incoming))
  ), saved AS (
    INSERT INTO workouts AS stored (
      member_id, id, start_at, end_at, timezone_offset, offset_min, day, sport_name, sport_id, strain, average_bpm,
      max_bpm, energy_kj, recorded_fraction, distance_m, altitude_gain_m, altitude_change_m, zone0_ms, zone1_ms,
      zone2_ms, zone3_ms, zone4_ms, zone5_ms, score_state, whoop_created_at, whoop_updated_at, raw, cycle_id,
      stored_at, seen_at
    )
    SELECT
      of_member, incoming.id, incoming.start_at, incoming.end_at, incoming.timezone_offset, incoming.offset_min,
      coalesce(holder.day, incoming.day), incoming.sport_name, incoming.sport_id, incoming.strain,
      incoming.average_bpm, incoming.max_bpm, incoming.energy_kj, incoming.recorded_fraction, incoming.distance_m,
      incoming.altitude_gain_m, incoming.altitude_change_m, incoming.zone0_ms, incoming.zone1_ms, incoming.zone2_ms,
      incoming.zone3_ms, incoming.zone4_ms, incoming.zone5_ms, incoming.score_state, incoming.whoop_created_at,
      incoming.whoop_updated_at, incoming.raw, holder.id, stored_now, stored_now
    FROM incoming LEFT JOIN LATERAL (
      SELECT latest.id, latest.day FROM (
        SELECT id, day, end_at FROM cycles
        WHERE member_id = of_member AND start_at <= incoming.start_at AND deleted_at IS NULL
        ORDER BY start_at DESC LIMIT 1
      ) AS latest WHERE latest.end_at IS NULL OR latest.end_at > incoming.start_at
    ) AS holder ON true
    ON CONFLICT (member_id, id) DO UPDATE SET
      start_at = excluded.start_at, end_at = excluded.end_at, timezone_offset = excluded.timezone_offset,
      offset_min = excluded.offset_min, sport_name = excluded.sport_name, sport_id = excluded.sport_id,
      strain = excluded.strain, average_bpm = excluded.average_bpm, max_bpm = excluded.max_bpm,
      energy_kj = excluded.energy_kj, recorded_fraction = excluded.recorded_fraction,
      distance_m = excluded.distance_m, altitude_gain_m = excluded.altitude_gain_m,
      altitude_change_m = excluded.altitude_change_m, zone0_ms = excluded.zone0_ms, zone1_ms = excluded.zone1_ms,
      zone2_ms = excluded.zone2_ms, zone3_ms = excluded.zone3_ms, zone4_ms = excluded.zone4_ms,
      zone5_ms = excluded.zone5_ms, score_state = excluded.score_state,
      whoop_created_at = excluded.whoop_created_at, whoop_updated_at = excluded.whoop_updated_at,
      raw = excluded.raw, stored_at = excluded.stored_at, seen_at = excluded.seen_at, deleted_at = NULL,
      deleted_reason = NULL, imported = false, filled = NULL, covered = NULL, gps_enabled = NULL
    WHERE stored.imported OR stored.whoop_updated_at < excluded.whoop_updated_at
      OR (stored.whoop_updated_at = excluded.whoop_updated_at
        AND (stored.raw IS DISTINCT FROM excluded.raw OR stored.deleted_at IS NOT NULL))
    RETURNING stored.id, stored.cycle_id, stored.day, stored.raw, xmax = 0 AS inserted,
      stored.start_at
  ), kept AS (
    INSERT INTO record_versions (member_id, type, record_id, whoop_updated_at, replaced_at, raw)
    SELECT of_member, 'workouts', former.id::text, former.whoop_updated_at, stored_now, former.raw
    FROM saved JOIN former USING (id)
    WHERE NOT former.imported AND former.raw IS DISTINCT FROM saved.raw
  )
  SELECT 'workouts', saved.id::text, saved.inserted OR coalesce(former.imported, false), saved.cycle_id::text,
    former.cycle_id::text, saved.day::text, saved.start_at, former.start_at
  FROM saved LEFT JOIN former USING (id);
END $$;
