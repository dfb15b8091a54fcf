import { Prisma, type Transaction } from "#db/client.ts";

/** What may belong to another day now: everything of these cycles, and these workouts. */
export interface Touched {
  cycleIds: string[];
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
 * Records arrive in any order, so this runs in the transaction of every page.
 */
export async function assignDays(tx: Transaction, memberId: number, touched: Touched): Promise<void> {
  const steps = assigningDays(memberId, touched);
  if (steps.length > 0) await tx.$executeRaw`WITH ${Prisma.join(steps, ", ")} SELECT 1`;
}

/** What `assignDays` does, as parts of the WITH clause of a statement that does something else besides. */
export function assigningDays(memberId: number, { cycleIds, workoutIds }: Touched): Prisma.Sql[] {
  if (cycleIds.length + workoutIds.length === 0) return [];
  const ofCycles =
    cycleIds.length === 0 ? [] : [setCycles, setSleeps, setRecoveries].map((set) => set(memberId));
  return [labels(memberId, cycleIds), ...ofCycles, setWorkouts(memberId, workoutIds)];
}

/** Per touched cycle: its main sleep, its extent and its day. */
function labels(memberId: number, cycleIds: string[]): Prisma.Sql {
  return Prisma.sql`touched AS (
      SELECT DISTINCT unnest(${cycleIds}::bigint[]) AS cycle_id
    ), mains AS (
      SELECT DISTINCT ON (cycle_id) cycle_id, id, end_at, offset_min FROM sleeps
      WHERE member_id = ${memberId} AND cycle_id = ANY(${cycleIds}::bigint[]) AND NOT nap AND deleted_at IS NULL
      ORDER BY cycle_id, end_at - start_at DESC, start_at, id
    ), labels AS (
      SELECT touched.cycle_id, mains.id AS main_id, cycles.start_at, cycles.end_at,
        CASE WHEN mains.id IS NOT NULL THEN ${localDate("mains.end_at", "mains.offset_min")}
          WHEN cycles.id IS NOT NULL THEN ${localDate("cycles.start_at + interval '8 hours'", "cycles.offset_min")}
        END AS day
      FROM touched
      LEFT JOIN mains USING (cycle_id)
      LEFT JOIN LATERAL (
        SELECT id, start_at, end_at, offset_min FROM cycles
        WHERE member_id = ${memberId} AND id = touched.cycle_id AND deleted_at IS NULL OFFSET 0
      ) AS cycles ON true
    )`;
}

function setCycles(memberId: number): Prisma.Sql {
  return Prisma.sql`set_cycles AS (
      UPDATE cycles SET day = labels.day FROM labels
      WHERE cycles.member_id = ${memberId} AND cycles.id = ANY(ARRAY(SELECT cycle_id FROM labels))
        AND cycles.id = labels.cycle_id AND cycles.day <> labels.day
    )`;
}

function setSleeps(memberId: number): Prisma.Sql {
  return Prisma.sql`new_sleeps AS MATERIALIZED (
      SELECT stored.id, stored.cycle_id, coalesce(stored.id = labels.main_id, false) AS main,
        coalesce(labels.day, ${localDate("stored.end_at", "stored.offset_min")}) AS day
      FROM labels CROSS JOIN LATERAL (${ofCycle("sleeps", memberId)}) AS stored
    ), set_sleeps AS (
      UPDATE sleeps SET main = target.main, day = target.day FROM new_sleeps AS target
      WHERE sleeps.member_id = ${memberId} AND sleeps.id = ANY(ARRAY(SELECT id FROM new_sleeps))
        AND sleeps.id = target.id AND (sleeps.main, sleeps.day) IS DISTINCT FROM (target.main, target.day::char(10))
    )`;
}

/** While no sleep of a cycle is known (its permission may be missing), its only recovery speaks for the night. */
function setRecoveries(memberId: number): Prisma.Sql {
  return Prisma.sql`new_recoveries AS MATERIALIZED (
      SELECT stored.sleep_id, labels.day, coalesce(stored.sleep_id = labels.main_id,
        count(*) OVER (PARTITION BY stored.cycle_id) = 1 AND slept.cycle_id IS NULL) AS main
      FROM labels CROSS JOIN LATERAL (${ofCycle("recoveries", memberId)}) AS stored
      LEFT JOIN (SELECT DISTINCT cycle_id FROM new_sleeps) AS slept ON slept.cycle_id = stored.cycle_id
    ), set_recoveries AS (
      UPDATE recoveries SET main = target.main, day = target.day FROM new_recoveries AS target
      WHERE recoveries.member_id = ${memberId} AND recoveries.sleep_id = ANY(ARRAY(SELECT sleep_id FROM new_recoveries))
        AND recoveries.sleep_id = target.sleep_id
        AND (recoveries.main, recoveries.day) IS DISTINCT FROM (target.main, target.day::char(10))
    )`;
}

function setWorkouts(memberId: number, workoutIds: string[]): Prisma.Sql {
  return Prisma.sql`moved AS MATERIALIZED (
      SELECT unnest(${workoutIds}::uuid[]) AS id
      UNION SELECT stored.id FROM labels CROSS JOIN LATERAL (${ofCycle("workouts", memberId)}) AS stored
      UNION SELECT stored.id FROM labels CROSS JOIN LATERAL (
        SELECT * FROM workouts WHERE member_id = ${memberId}
          AND start_at >= labels.start_at AND start_at < coalesce(labels.end_at, 'infinity') OFFSET 0
      ) AS stored
    ), new_workouts AS MATERIALIZED (
      SELECT stored.id, holder.id AS cycle_id,
        coalesce(labels.day, holder.day, ${localDate("stored.start_at", "stored.offset_min")}) AS day
      FROM workouts AS stored
      LEFT JOIN LATERAL (${Prisma.raw(holder("stored.member_id", "stored.start_at"))}) AS holder ON true
      LEFT JOIN labels ON labels.cycle_id = holder.id
      WHERE stored.member_id = ${memberId} AND stored.id = ANY(ARRAY(SELECT id FROM moved))
    ), set_workouts AS (
      UPDATE workouts SET cycle_id = target.cycle_id, day = target.day FROM new_workouts AS target
      WHERE workouts.member_id = ${memberId} AND workouts.id = ANY(ARRAY(SELECT id FROM new_workouts))
        AND workouts.id = target.id
        AND (workouts.cycle_id, workouts.day) IS DISTINCT FROM (target.cycle_id, target.day::char(10))
    )`;
}

/** The cycle a moment falls into, as SQL: its id and day. The arguments are column expressions. */
export function holder(memberId: string, at: string): string {
  return `SELECT id, day FROM (
      SELECT id, day, end_at FROM cycles
      WHERE member_id = ${memberId} AND start_at <= ${at} AND deleted_at IS NULL
      ORDER BY start_at DESC LIMIT 1
    ) AS latest WHERE end_at IS NULL OR end_at > ${at}`;
}

/**
 * The rows of one labelled cycle, found by index whatever the planner believes about a table that is just being
 * filled: OFFSET 0 keeps it from joining whole tables, as do the arrays of keys in the updates above.
 */
function ofCycle(table: "sleeps" | "recoveries" | "workouts", memberId: number): Prisma.Sql {
  return Prisma.sql`SELECT * FROM ${Prisma.raw(table)} WHERE member_id = ${memberId} AND cycle_id = labels.cycle_id OFFSET 0`;
}

/** The arguments are column expressions of ours, never input. */
function localDate(at: string, offsetMin: string): Prisma.Sql {
  return Prisma.raw(`to_char((${at}) AT TIME ZONE 'UTC' + ${offsetMin} * interval '1 minute', 'YYYY-MM-DD')`);
}
