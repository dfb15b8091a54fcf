-- As before, except that an end which cannot be true (before its start, or more than a day after it) moves nothing: such a
-- sleep is the main one only when there is no other, and its day is the local date eight hours after it began.
--
-- Says which of a member's own days every touched row belongs to: everything of `touched_cycles`, and
-- `touched_workouts`. It is the only place that decides this; the rule in words stands in src/sync/assign-days.ts.
--
-- A function, because every page of a sync calls it: Postgres plans the body once per connection, which takes longer
-- than running it for a page. That one plan must suit tables which are just being filled, about which the planner knows
-- nothing yet: no whole table is read, and sets of any size are joined by hashing; what is found row by row (LATERAL)
-- is found by index. (PostgreSQL before 18 counts what is switched off as a huge cost, for which it would compile the plan
-- to machine code on every call: hence no jit.)
CREATE OR REPLACE FUNCTION assign_days(of_member int, touched_cycles bigint[], touched_workouts uuid[]) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_nestloop = off
SET jit = off
AS $$
BEGIN
  -- Per touched cycle: its main sleep, its extent and its day.
  WITH touched AS (
    SELECT DISTINCT unnest(touched_cycles) AS cycle_id
  ), mains AS (
    SELECT DISTINCT ON (cycle_id) cycle_id, id, offset_min,
      CASE WHEN end_at BETWEEN start_at AND start_at + interval '24 hours' THEN end_at
        ELSE start_at + interval '8 hours' END AS end_at
    FROM sleeps
    WHERE member_id = of_member AND cycle_id = ANY(touched_cycles) AND NOT nap AND deleted_at IS NULL
    ORDER BY cycle_id, sleeps.end_at BETWEEN start_at AND start_at + interval '24 hours' DESC, sleeps.end_at - start_at DESC,
      start_at, id
  ), labels AS MATERIALIZED (
    SELECT touched.cycle_id, mains.id AS main_id, cycles.start_at, cycles.end_at,
      CASE
        WHEN mains.id IS NOT NULL THEN
          to_char(mains.end_at AT TIME ZONE 'UTC' + mains.offset_min * interval '1 minute', 'YYYY-MM-DD')
        WHEN cycles.id IS NOT NULL THEN to_char(
          (cycles.start_at + interval '8 hours') AT TIME ZONE 'UTC' + cycles.offset_min * interval '1 minute',
          'YYYY-MM-DD')
      END AS day
    FROM touched
    LEFT JOIN mains USING (cycle_id)
    LEFT JOIN LATERAL (
      SELECT id, start_at, end_at, offset_min FROM cycles
      WHERE member_id = of_member AND id = touched.cycle_id AND deleted_at IS NULL OFFSET 0
    ) AS cycles ON true
  ), set_cycles AS (
    UPDATE cycles SET day = labels.day FROM labels
    WHERE cycles.member_id = of_member AND cycles.id = ANY(touched_cycles)
      AND cycles.id = labels.cycle_id AND cycles.day <> labels.day
  ), new_sleeps AS MATERIALIZED (
    SELECT stored.id, stored.cycle_id, coalesce(stored.id = labels.main_id, false) AS main,
      coalesce(labels.day,
        to_char(CASE WHEN stored.end_at BETWEEN stored.start_at AND stored.start_at + interval '24 hours'
          THEN stored.end_at ELSE stored.start_at + interval '8 hours' END
          AT TIME ZONE 'UTC' + stored.offset_min * interval '1 minute', 'YYYY-MM-DD')) AS day
    FROM labels CROSS JOIN LATERAL (
      SELECT * FROM sleeps WHERE member_id = of_member AND cycle_id = labels.cycle_id OFFSET 0
    ) AS stored
  ), set_sleeps AS (
    UPDATE sleeps SET main = target.main, day = target.day FROM new_sleeps AS target
    WHERE sleeps.member_id = of_member AND sleeps.id = ANY(ARRAY(SELECT id FROM new_sleeps))
      AND sleeps.id = target.id AND (sleeps.main, sleeps.day) IS DISTINCT FROM (target.main, target.day::char(10))
  ), new_recoveries AS MATERIALIZED (
    -- While no sleep of a cycle is known (its permission may be missing), its only recovery speaks for the night.
    SELECT stored.sleep_id, labels.day, coalesce(stored.sleep_id = labels.main_id,
      count(*) OVER (PARTITION BY stored.cycle_id) = 1 AND slept.cycle_id IS NULL) AS main
    FROM labels CROSS JOIN LATERAL (
      SELECT * FROM recoveries WHERE member_id = of_member AND cycle_id = labels.cycle_id OFFSET 0
    ) AS stored
    LEFT JOIN (SELECT DISTINCT cycle_id FROM new_sleeps) AS slept ON slept.cycle_id = stored.cycle_id
  ), set_recoveries AS (
    UPDATE recoveries SET main = target.main, day = target.day FROM new_recoveries AS target
    WHERE recoveries.member_id = of_member AND recoveries.sleep_id = ANY(ARRAY(SELECT sleep_id FROM new_recoveries))
      AND recoveries.sleep_id = target.sleep_id
      AND (recoveries.main, recoveries.day) IS DISTINCT FROM (target.main, target.day::char(10))
  ), moved AS MATERIALIZED (
    SELECT unnest(touched_workouts) AS id
    UNION SELECT stored.id FROM labels CROSS JOIN LATERAL (
      SELECT id FROM workouts WHERE member_id = of_member AND cycle_id = labels.cycle_id OFFSET 0
    ) AS stored
    UNION SELECT stored.id FROM labels CROSS JOIN LATERAL (
      SELECT id FROM workouts WHERE member_id = of_member
        AND start_at >= labels.start_at AND start_at < coalesce(labels.end_at, 'infinity') OFFSET 0
    ) AS stored
  ), held AS MATERIALIZED (
    SELECT stored.id, stored.start_at, stored.offset_min, holder.id AS cycle_id, holder.day
    FROM workouts AS stored
    LEFT JOIN LATERAL (
      SELECT latest.id, latest.day FROM (
        SELECT id, day, end_at FROM cycles
        WHERE member_id = of_member AND start_at <= stored.start_at AND deleted_at IS NULL
        ORDER BY start_at DESC LIMIT 1
      ) AS latest WHERE latest.end_at IS NULL OR latest.end_at > stored.start_at
    ) AS holder ON true
    WHERE stored.member_id = of_member AND stored.id = ANY(ARRAY(SELECT id FROM moved))
  ), new_workouts AS MATERIALIZED (
    SELECT held.id, held.cycle_id, coalesce(labels.day, held.day,
      to_char(held.start_at AT TIME ZONE 'UTC' + held.offset_min * interval '1 minute', 'YYYY-MM-DD')) AS day
    FROM held LEFT JOIN labels USING (cycle_id)
  )
  UPDATE workouts SET cycle_id = target.cycle_id, day = target.day FROM new_workouts AS target
  WHERE workouts.member_id = of_member AND workouts.id = ANY(ARRAY(SELECT id FROM new_workouts))
    AND workouts.id = target.id
    AND (workouts.cycle_id, workouts.day) IS DISTINCT FROM (target.cycle_id, target.day::char(10));
END $$;

-- Days that such an end has moved already come back.
SELECT assign_days(member_id, array_agg(DISTINCT cycle_id), '{}'::uuid[]) FROM sleeps
WHERE NOT end_at BETWEEN start_at AND start_at + interval '24 hours'
GROUP BY member_id;
