-- Stores pages of a member's records, at most one of a noun, and says what day everything belongs to. `pages` holds a page
-- by noun: {"sleeps": {"rows": […], "rejected": […]}}. What others are labelled by is stored first. Rows that say nothing
-- new are only noted as listed again; what cannot be a row is set aside, and is the same one when it is met again.
-- Answers how many records of each noun were new, changed, unchanged or rejected, and how far apart lie the starts that
-- what was written has and had. The member's records are locked by the caller (src/sync/join-imports.ts).
CREATE FUNCTION store_records(of_member int, pages jsonb, stored_now timestamptz)
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

  IF jsonb_path_exists(pages, '$.*.rejected[*]') THEN
    INSERT INTO rejected_records (member_id, type, key, problem, raw, last_seen_at)
    SELECT DISTINCT ON (page.noun, keyed.key)
      of_member, page.noun, keyed.key, rejected.problem, rejected.raw, stored_now
    FROM jsonb_each(pages) AS page (noun, content)
    CROSS JOIN LATERAL jsonb_to_recordset(page.content -> 'rejected') AS rejected (raw jsonb, problem text)
    CROSS JOIN LATERAL (
      SELECT coalesce(rejected.raw ->> 'id', rejected.raw ->> 'sleep_id', md5(rejected.raw::text)) AS key
    ) AS keyed
    ON CONFLICT (member_id, type, key) DO UPDATE
    SET problem = excluded.problem, raw = excluded.raw, last_seen_at = excluded.last_seen_at;
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

-- Stores what a run has read, with how far it has come, as one statement and therefore one transaction. A page of `pages`
-- holds two things more than above: `progress`, the run's progress with this noun when it was read, to which the counts
-- are added, and `pass_reached_at`, how far a pass through the whole history has come with it, or null.
-- Answers 'stored' and the progress by noun; 'lease-lost' when another process writes this member's records now; or
-- 'has-imports' when what was stored would have to be joined with an import, which is not done here: the caller says
-- `joining` when it does that in the same transaction. In the last two cases no record was written.
CREATE FUNCTION store_pages(
  of_member int, held_by text, held_fence int, held_until timestamptz, of_run uuid, requests_made int,
  pages jsonb, joining boolean, stored_now timestamptz
) RETURNS TABLE (outcome text, progress_by_noun jsonb, first_start timestamptz, last_start timestamptz)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $$
DECLARE
  counts jsonb;
BEGIN
  UPDATE sync_leases SET lease_until = held_until
  WHERE member_id = of_member AND holder = held_by AND fence = held_fence;
  IF NOT FOUND THEN
    outcome := 'lease-lost';
    RETURN NEXT;
    RETURN;
  END IF;
  UPDATE members SET records_version = records_version + 1 WHERE id = of_member;
  IF NOT joining AND EXISTS (SELECT FROM imports WHERE member_id = of_member AND state = 'done') THEN
    outcome := 'has-imports';
    RETURN NEXT;
    RETURN;
  END IF;

  SELECT stored.counts, stored.first_start, stored.last_start INTO counts, first_start, last_start
  FROM store_records(of_member, pages, stored_now) AS stored;
  SELECT jsonb_object_agg(page.noun, page.content -> 'progress' || (
    SELECT jsonb_object_agg(count.name, (page.content -> 'progress' ->> count.name)::int + count.value::int)
    FROM jsonb_each_text(counts -> page.noun) AS count (name, value)))
  INTO progress_by_noun FROM jsonb_each(pages) AS page (noun, content);
  UPDATE sync_runs SET progress = progress || progress_by_noun, requests = requests_made WHERE id = of_run;
  UPDATE sync_states SET history_reached_at = (pages -> type ->> 'pass_reached_at')::timestamptz
  WHERE member_id = of_member AND type = ANY(ARRAY(SELECT jsonb_object_keys(pages)))
    AND pages -> type ->> 'pass_reached_at' IS NOT NULL;
  outcome := 'stored';
  RETURN NEXT;
END $$;
