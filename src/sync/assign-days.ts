import { Prisma, type Transaction } from "#db/client.ts";

/** The rows whose day may have changed: whole cycles with all that belongs to them, and single workouts. */
export interface Touched {
  cycleIds: string[];
  sleepIds: string[];
  workoutIds: string[];
}

/**
 * Says which of the member's own days every touched row belongs to. It is the only place that decides this.
 *
 * A cycle's day is the local date on which its main sleep ended: the longest of its sleeps that is not a nap. Without
 * a main sleep it is the local date eight hours after the cycle began. Sleeps, naps and recoveries share the day of
 * their cycle, a workout that of the cycle its start falls into; outside every known cycle a sleep has the local date
 * of its end and a workout that of its start. Local always means the record's own offset.
 *
 * Records arrive in any order, so this runs in the transaction of every page, for all that the page touched.
 */
export async function assignDays(tx: Transaction, memberId: number, touched: Touched): Promise<void> {
  if (touched.cycleIds.length + touched.sleepIds.length + touched.workoutIds.length === 0) return;
  await tx.$executeRaw`
    WITH touched AS (
      SELECT unnest(${touched.cycleIds}::bigint[]) AS cycle_id
      UNION SELECT cycle_id FROM sleeps WHERE member_id = ${memberId} AND id = ANY(${touched.sleepIds}::uuid[])
    ), mains AS (
      SELECT DISTINCT ON (cycle_id) cycle_id, id, end_at, offset_min FROM sleeps
      WHERE member_id = ${memberId} AND cycle_id IN (SELECT cycle_id FROM touched) AND NOT nap AND deleted_at IS NULL
      ORDER BY cycle_id, end_at - start_at DESC, start_at, id
    ), labels AS (
      SELECT touched.cycle_id, mains.id AS main_id, cycles.start_at, cycles.end_at, cycles.deleted_at,
        CASE WHEN mains.id IS NOT NULL THEN ${localDate(Prisma.sql`mains.end_at`, Prisma.sql`mains.offset_min`)}
          WHEN cycles.id IS NOT NULL
          THEN ${localDate(Prisma.sql`cycles.start_at + interval '8 hours'`, Prisma.sql`cycles.offset_min`)}
        END AS day
      FROM touched
      LEFT JOIN mains USING (cycle_id)
      LEFT JOIN cycles ON cycles.member_id = ${memberId} AND cycles.id = touched.cycle_id
    ), set_cycles AS (
      UPDATE cycles SET day = labels.day FROM labels
      WHERE cycles.member_id = ${memberId} AND cycles.id = labels.cycle_id AND cycles.day <> labels.day
    ), set_sleeps AS (
      UPDATE sleeps SET main = target.main, day = target.day
      FROM (
        SELECT sleeps.id, coalesce(sleeps.id = labels.main_id, false) AS main,
          coalesce(labels.day, ${localDate(Prisma.sql`sleeps.end_at`, Prisma.sql`sleeps.offset_min`)}) AS day
        FROM sleeps JOIN labels USING (cycle_id) WHERE sleeps.member_id = ${memberId}
      ) AS target
      WHERE sleeps.member_id = ${memberId} AND sleeps.id = target.id
        AND (sleeps.main, sleeps.day) IS DISTINCT FROM (target.main, target.day::char(10))
    ), set_recoveries AS (
      UPDATE recoveries SET main = target.main, day = target.day
      FROM (
        SELECT recoveries.sleep_id, coalesce(recoveries.sleep_id = labels.main_id, false) AS main, labels.day
        FROM recoveries JOIN labels USING (cycle_id) WHERE recoveries.member_id = ${memberId}
      ) AS target
      WHERE recoveries.member_id = ${memberId} AND recoveries.sleep_id = target.sleep_id
        AND (recoveries.main, recoveries.day) IS DISTINCT FROM (target.main, target.day::char(10))
    ), moved AS (
      SELECT id FROM workouts WHERE member_id = ${memberId} AND id = ANY(${touched.workoutIds}::uuid[])
      UNION SELECT workouts.id FROM workouts JOIN labels USING (cycle_id) WHERE workouts.member_id = ${memberId}
      UNION SELECT workouts.id FROM labels JOIN workouts ON workouts.member_id = ${memberId}
        AND workouts.start_at >= labels.start_at AND workouts.start_at < coalesce(labels.end_at, 'infinity')
    )
    UPDATE workouts SET cycle_id = target.cycle_id, day = target.day
    FROM (
      SELECT workouts.id, holder.id AS cycle_id,
        coalesce(labels.day, holder.day, ${localDate(Prisma.sql`workouts.start_at`, Prisma.sql`workouts.offset_min`)}) AS day
      FROM workouts
      JOIN moved USING (id)
      LEFT JOIN LATERAL (
        SELECT id, day FROM (
          SELECT id, day, end_at FROM cycles
          WHERE member_id = ${memberId} AND start_at <= workouts.start_at AND deleted_at IS NULL
          ORDER BY start_at DESC LIMIT 1
        ) AS latest WHERE end_at IS NULL OR end_at > workouts.start_at
      ) AS holder ON true
      LEFT JOIN labels ON labels.cycle_id = holder.id
      WHERE workouts.member_id = ${memberId}
    ) AS target
    WHERE workouts.member_id = ${memberId} AND workouts.id = target.id
      AND (workouts.cycle_id, workouts.day) IS DISTINCT FROM (target.cycle_id, target.day::char(10))`;
}

function localDate(at: Prisma.Sql, offsetMin: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`to_char((${at}) AT TIME ZONE 'UTC' + ${offsetMin} * interval '1 minute', 'YYYY-MM-DD')`;
}
