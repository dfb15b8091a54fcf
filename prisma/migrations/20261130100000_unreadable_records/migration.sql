-- Records that cannot be read in full are kept as far as they can be. `unreadable` names the fields of a stored record
-- that came in a form we cannot read; a record whose id or time cannot be read is quarantined in rejected_records, with
-- whatever tells the day it belongs to, and between what times it was listed.
ALTER TABLE cycles ADD COLUMN unreadable text[] DEFAULT ARRAY[]::text[];
ALTER TABLE sleeps ADD COLUMN unreadable text[] DEFAULT ARRAY[]::text[];
ALTER TABLE recoveries ADD COLUMN unreadable text[] DEFAULT ARRAY[]::text[];
ALTER TABLE workouts ADD COLUMN unreadable text[] DEFAULT ARRAY[]::text[];
ALTER TABLE rejected_records
  ADD COLUMN identified boolean NOT NULL DEFAULT true,
  ADD COLUMN day char(10),
  ADD COLUMN cycle_id bigint,
  ADD COLUMN span_from timestamptz(3),
  ADD COLUMN span_to timestamptz(3);

-- As before; a record is the version of its time of change. Where that cannot be read, or lies in the future, it is as old
-- as the version it replaces, and a first one as old as it can be: the next that can be read takes its place.

CREATE OR REPLACE FUNCTION store_cycles(of_member int, records jsonb, stored_now timestamptz) RETURNS SETOF saved_record
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
BEGIN
  RETURN QUERY WITH incoming AS (
    SELECT listed.*, coalesce(
      CASE WHEN listed.whoop_updated_at < stored_now + interval '1 day' THEN listed.whoop_updated_at END,
      known.whoop_updated_at, listed.start_at) AS version_at
    FROM jsonb_populate_recordset(NULL::cycles, records) AS listed LEFT JOIN LATERAL (
      SELECT whoop_updated_at FROM cycles WHERE member_id = of_member AND id = listed.id OFFSET 0
    ) AS known ON true
  ), former AS (
    SELECT stored.id, stored.whoop_updated_at, stored.raw, stored.imported, stored.end_at IS NULL AS open,
      stored.start_at
    FROM cycles AS stored
    WHERE stored.member_id = of_member AND stored.id = ANY(ARRAY(SELECT incoming.id FROM incoming))
  ), saved AS (
    INSERT INTO cycles AS stored (
      member_id, id, start_at, end_at, timezone_offset, offset_min, day, strain, energy_kj, average_bpm, max_bpm,
      score_state, whoop_created_at, whoop_updated_at, raw, unreadable, stored_at, seen_at
    )
    SELECT
      of_member, id, start_at, end_at, timezone_offset, offset_min, day, strain, energy_kj, average_bpm, max_bpm,
      score_state, whoop_created_at, version_at, raw, unreadable, stored_now, stored_now
    FROM incoming
    ON CONFLICT (member_id, id) DO UPDATE SET
      start_at = excluded.start_at, end_at = excluded.end_at, timezone_offset = excluded.timezone_offset,
      offset_min = excluded.offset_min, strain = excluded.strain, energy_kj = excluded.energy_kj,
      average_bpm = excluded.average_bpm, max_bpm = excluded.max_bpm, score_state = excluded.score_state,
      whoop_created_at = excluded.whoop_created_at, whoop_updated_at = excluded.whoop_updated_at,
      raw = excluded.raw, unreadable = excluded.unreadable, stored_at = excluded.stored_at, seen_at = excluded.seen_at, deleted_at = NULL,
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

CREATE OR REPLACE FUNCTION store_sleeps(of_member int, records jsonb, stored_now timestamptz) RETURNS SETOF saved_record
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
BEGIN
  RETURN QUERY WITH incoming AS (
    SELECT listed.*, coalesce(
      CASE WHEN listed.whoop_updated_at < stored_now + interval '1 day' THEN listed.whoop_updated_at END,
      known.whoop_updated_at, listed.start_at) AS version_at
    FROM jsonb_populate_recordset(NULL::sleeps, records) AS listed LEFT JOIN LATERAL (
      SELECT whoop_updated_at FROM sleeps WHERE member_id = of_member AND id = listed.id OFFSET 0
    ) AS known ON true
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
      whoop_created_at, whoop_updated_at, raw, unreadable, main, stored_at, seen_at
    )
    SELECT
      of_member, id, cycle_id, start_at, end_at, timezone_offset, offset_min, day, nap, in_bed_ms, awake_ms,
      no_data_ms, light_ms, deep_ms, rem_ms, sleep_cycles, disturbances, need_baseline_ms, need_debt_ms,
      need_strain_ms, need_nap_ms, respiratory_rate, performance_pct, consistency_pct, efficiency_pct, score_state,
      whoop_created_at, version_at, raw, unreadable, NOT nap, stored_now, stored_now
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
      whoop_updated_at = excluded.whoop_updated_at, raw = excluded.raw, unreadable = excluded.unreadable, stored_at = excluded.stored_at,
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

CREATE OR REPLACE FUNCTION store_recoveries(of_member int, records jsonb, stored_now timestamptz) RETURNS SETOF saved_record
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
BEGIN
  RETURN QUERY WITH incoming AS (
    SELECT listed.*, coalesce(
      CASE WHEN listed.whoop_updated_at < stored_now + interval '1 day' THEN listed.whoop_updated_at END,
      known.whoop_updated_at, listed.whoop_created_at, '2000-01-01') AS version_at
    FROM jsonb_populate_recordset(NULL::recoveries, records) AS listed LEFT JOIN LATERAL (
      SELECT whoop_updated_at FROM recoveries WHERE member_id = of_member AND sleep_id = listed.sleep_id OFFSET 0
    ) AS known ON true
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
      whoop_created_at, whoop_updated_at, raw, unreadable, main, day,
      stored_at, seen_at
    )
    SELECT
      of_member, incoming.sleep_id, incoming.cycle_id, incoming.calibrating, incoming.recovery,
      incoming.resting_bpm, incoming.hrv_ms, incoming.spo2_pct, incoming.skin_temp_c, incoming.score_state,
      incoming.whoop_created_at, incoming.version_at, incoming.raw, incoming.unreadable, coalesce(slept.main, false), slept.day,
      stored_now, stored_now
    FROM incoming LEFT JOIN LATERAL (
      SELECT main, day FROM sleeps WHERE member_id = of_member AND id = incoming.sleep_id OFFSET 0
    ) AS slept ON true
    ON CONFLICT (member_id, sleep_id) DO UPDATE SET
      cycle_id = excluded.cycle_id, calibrating = excluded.calibrating, recovery = excluded.recovery,
      resting_bpm = excluded.resting_bpm, hrv_ms = excluded.hrv_ms, spo2_pct = excluded.spo2_pct,
      skin_temp_c = excluded.skin_temp_c, score_state = excluded.score_state,
      whoop_created_at = excluded.whoop_created_at, whoop_updated_at = excluded.whoop_updated_at,
      raw = excluded.raw, unreadable = excluded.unreadable, stored_at = excluded.stored_at, seen_at = excluded.seen_at, deleted_at = NULL,
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

CREATE OR REPLACE FUNCTION store_workouts(of_member int, records jsonb, stored_now timestamptz) RETURNS SETOF saved_record
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
BEGIN
  RETURN QUERY WITH incoming AS (
    SELECT listed.*, coalesce(
      CASE WHEN listed.whoop_updated_at < stored_now + interval '1 day' THEN listed.whoop_updated_at END,
      known.whoop_updated_at, listed.start_at) AS version_at
    FROM jsonb_populate_recordset(NULL::workouts, records) AS listed LEFT JOIN LATERAL (
      SELECT whoop_updated_at FROM workouts WHERE member_id = of_member AND id = listed.id OFFSET 0
    ) AS known ON true
  ), former AS (
    SELECT stored.id, stored.cycle_id, stored.whoop_updated_at, stored.raw, stored.imported,
      stored.start_at
    FROM workouts AS stored
    WHERE stored.member_id = of_member AND stored.id = ANY(ARRAY(SELECT incoming.id FROM incoming))
  ), saved AS (
    INSERT INTO workouts AS stored (
      member_id, id, start_at, end_at, timezone_offset, offset_min, day, sport_name, sport_id, strain, average_bpm,
      max_bpm, energy_kj, recorded_fraction, distance_m, altitude_gain_m, altitude_change_m, zone0_ms, zone1_ms,
      zone2_ms, zone3_ms, zone4_ms, zone5_ms, score_state, whoop_created_at, whoop_updated_at, raw, unreadable, cycle_id,
      stored_at, seen_at
    )
    SELECT
      of_member, incoming.id, incoming.start_at, incoming.end_at, incoming.timezone_offset, incoming.offset_min,
      coalesce(holder.day, incoming.day), incoming.sport_name, incoming.sport_id, incoming.strain,
      incoming.average_bpm, incoming.max_bpm, incoming.energy_kj, incoming.recorded_fraction, incoming.distance_m,
      incoming.altitude_gain_m, incoming.altitude_change_m, incoming.zone0_ms, incoming.zone1_ms, incoming.zone2_ms,
      incoming.zone3_ms, incoming.zone4_ms, incoming.zone5_ms, incoming.score_state, incoming.whoop_created_at,
      incoming.version_at, incoming.raw, incoming.unreadable, holder.id, stored_now, stored_now
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
      raw = excluded.raw, unreadable = excluded.unreadable, stored_at = excluded.stored_at, seen_at = excluded.seen_at, deleted_at = NULL,
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

-- As before, and what can be read again is quarantined no longer; what is quarantined under the id of a stored record counts
-- as a listing of that record, so that it is not looked for as missing.
CREATE OR REPLACE FUNCTION store_records(of_member int, pages jsonb, stored_now timestamptz)
RETURNS TABLE (counts jsonb, first_start timestamptz, last_start timestamptz)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
AS $$
DECLARE
  listed jsonb;
  written saved_record[];
  saved saved_record[] := '{}';
  moved_cycles bigint[];
  moved_workouts uuid[];
BEGIN
  listed := pages -> 'cycles' -> 'rows';
  IF jsonb_array_length(listed) > 0 THEN
    written := ARRAY(SELECT one FROM store_cycles(of_member, listed, stored_now) AS one);
    saved := saved || written;
    IF cardinality(written) < jsonb_array_length(listed) THEN
      UPDATE cycles SET seen_at = stored_now WHERE member_id = of_member AND seen_at < stored_now
        AND id = ANY(ARRAY(SELECT id FROM jsonb_to_recordset(listed) AS row_of (id bigint)));
    END IF;
  END IF;
  listed := pages -> 'sleeps' -> 'rows';
  IF jsonb_array_length(listed) > 0 THEN
    written := ARRAY(SELECT one FROM store_sleeps(of_member, listed, stored_now) AS one);
    saved := saved || written;
    IF cardinality(written) < jsonb_array_length(listed) THEN
      UPDATE sleeps SET seen_at = stored_now WHERE member_id = of_member AND seen_at < stored_now
        AND id = ANY(ARRAY(SELECT id FROM jsonb_to_recordset(listed) AS row_of (id uuid)));
    END IF;
  END IF;
  listed := pages -> 'recoveries' -> 'rows';
  IF jsonb_array_length(listed) > 0 THEN
    written := ARRAY(SELECT one FROM store_recoveries(of_member, listed, stored_now) AS one);
    saved := saved || written;
    IF cardinality(written) < jsonb_array_length(listed) THEN
      UPDATE recoveries SET seen_at = stored_now WHERE member_id = of_member AND seen_at < stored_now
        AND sleep_id = ANY(ARRAY(SELECT sleep_id FROM jsonb_to_recordset(listed) AS row_of (sleep_id uuid)));
    END IF;
  END IF;
  listed := pages -> 'workouts' -> 'rows';
  IF jsonb_array_length(listed) > 0 THEN
    written := ARRAY(SELECT one FROM store_workouts(of_member, listed, stored_now) AS one);
    saved := saved || written;
    IF cardinality(written) < jsonb_array_length(listed) THEN
      UPDATE workouts SET seen_at = stored_now WHERE member_id = of_member AND seen_at < stored_now
        AND id = ANY(ARRAY(SELECT id FROM jsonb_to_recordset(listed) AS row_of (id uuid)));
    END IF;
  END IF;

  -- What can be read again is quarantined no longer.
  IF EXISTS (SELECT FROM rejected_records WHERE member_id = of_member) THEN
    DELETE FROM rejected_records USING jsonb_each(pages) AS page (noun, content)
    WHERE member_id = of_member AND type = page.noun AND key = ANY(ARRAY(
      SELECT coalesce(row_of.sleep_id, row_of.id)
      FROM jsonb_to_recordset(page.content -> 'rows') AS row_of (id text, sleep_id text)));
  END IF;
  IF jsonb_path_exists(pages, '$.*.rejected[*]') THEN
    INSERT INTO rejected_records (
      member_id, type, key, identified, problem, raw, day, cycle_id, span_from, span_to, last_seen_at
    )
    SELECT DISTINCT ON (page.noun, keyed.key)
      of_member, page.noun, keyed.key, rejected.key IS NOT NULL, rejected.problem, coalesce(rejected.raw, 'null'),
      rejected.day, rejected.cycle_id, (page.content ->> 'span_from')::timestamptz,
      (page.content ->> 'span_to')::timestamptz, stored_now
    FROM jsonb_each(pages) AS page (noun, content)
    CROSS JOIN LATERAL jsonb_to_recordset(page.content -> 'rejected')
      AS rejected (key text, raw jsonb, problem text, day text, cycle_id bigint)
    CROSS JOIN LATERAL (
      SELECT coalesce(rejected.key, md5(coalesce(rejected.raw, 'null')::text)) AS key
    ) AS keyed
    ON CONFLICT (member_id, type, key) DO UPDATE
    SET identified = excluded.identified, problem = excluded.problem, raw = excluded.raw, day = excluded.day,
      cycle_id = excluded.cycle_id, span_from = excluded.span_from, span_to = excluded.span_to,
      last_seen_at = excluded.last_seen_at;
    -- A record that is stored, and cannot be read now, was listed all the same.
    UPDATE cycles SET seen_at = stored_now WHERE member_id = of_member AND id = ANY(ARRAY(
      SELECT key::bigint FROM jsonb_to_recordset(pages -> 'cycles' -> 'rejected') AS rejected (key text)));
    UPDATE sleeps SET seen_at = stored_now WHERE member_id = of_member AND id = ANY(ARRAY(
      SELECT key::uuid FROM jsonb_to_recordset(pages -> 'sleeps' -> 'rejected') AS rejected (key text)));
    UPDATE recoveries SET seen_at = stored_now WHERE member_id = of_member AND sleep_id = ANY(ARRAY(
      SELECT key::uuid FROM jsonb_to_recordset(pages -> 'recoveries' -> 'rejected') AS rejected (key text)));
    UPDATE workouts SET seen_at = stored_now WHERE member_id = of_member AND id = ANY(ARRAY(
      SELECT key::uuid FROM jsonb_to_recordset(pages -> 'workouts' -> 'rejected') AS rejected (key text)));
  END IF;

  -- A cycle or a sleep may move everything of its cycle. A new recovery took its day over from its sleep: only without
  -- one, or in another cycle, is there anything to decide. A new workout found the cycle it falls into.
  moved_cycles := ARRAY(
    SELECT DISTINCT cycle::bigint
    FROM unnest(saved) AS one CROSS JOIN LATERAL unnest(ARRAY[one.cycle_id, one.former_cycle_id]) AS cycle
    WHERE cycle IS NOT NULL AND (one.type IN ('cycles', 'sleeps') OR one.type = 'recoveries'
      AND (one.day IS NULL OR NOT one.inserted AND one.cycle_id IS DISTINCT FROM one.former_cycle_id)));
  moved_workouts := ARRAY(SELECT key::uuid FROM unnest(saved) WHERE type = 'workouts' AND NOT inserted);
  IF cardinality(moved_cycles) + cardinality(moved_workouts) > 0 THEN
    PERFORM assign_days(of_member, moved_cycles, moved_workouts);
  END IF;

  SELECT coalesce(jsonb_object_agg(page.noun, jsonb_build_object(
    'new', done.new, 'changed', done.changed,
    'unchanged', jsonb_array_length(page.content -> 'rows') - done.new - done.changed,
    'rejected', jsonb_array_length(page.content -> 'rejected'))), '{}')
  INTO counts
  FROM jsonb_each(pages) AS page (noun, content) CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE inserted) AS new, count(*) FILTER (WHERE NOT inserted) AS changed
    FROM unnest(saved) WHERE type = page.noun
  ) AS done;
  SELECT least(min(start_at), min(former_start_at)), greatest(max(start_at), max(former_start_at))
  INTO first_start, last_start FROM unnest(saved);
  RETURN NEXT;
END $$;
