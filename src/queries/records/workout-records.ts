import { Prisma, type Queryable } from "#db/client.ts";
import { type Day, parseDay } from "#domain/day.ts";
import { columnOf } from "#domain/record-fields.ts";
import { type WorkoutMeasure, workoutMeasureNames } from "#domain/workout-measures.ts";
import { readableRows } from "./readable-rows.ts";
import { type WorkoutFilter, workoutConditions } from "./workout-filter.ts";

/** A measure's value in SQL. Only scored workouts hold records of scores. */
function sqlOf(measure: WorkoutMeasure): string {
  if (measure === "durationMin") return "extract(epoch FROM end_at - start_at)::float8 / 60";
  return `CASE WHEN score_state = 'SCORED' THEN ${columnOf(measure)} END`;
}

/** The highest value of a measure, and the workout that holds it; the earliest one of equals. */
export interface WorkoutRecord {
  measure: WorkoutMeasure;
  value: number;
  id: string;
  /** The local date of its start. */
  day: Day;
  sportName: string;
}

/** The records among the workouts of `filter`, with the span they were taken from. */
export interface WorkoutRecords {
  records: WorkoutRecord[];
  /** First and last day and number of the workouts looked at; null without any. */
  span: { from: Day; to: Day; count: number } | null;
}

/** Records of the workouts that fit `filter`. */
export async function loadWorkoutRecords(db: Queryable, filter: WorkoutFilter): Promise<WorkoutRecords> {
  const where = workoutConditions(filter);
  const columns = (write: (name: WorkoutMeasure) => string, separator = ", ") =>
    Prisma.raw(workoutMeasureNames.map(write).join(separator));
  // Two looks at the workouts: the highest of every measure at once, then whoever reaches one of them.
  const rows = await db.$queryRaw<RecordRow[]>`
    WITH w AS MATERIALIZED (
      SELECT id, day, sport_name, start_at,
        to_char(start_at AT TIME ZONE 'UTC' + offset_min * interval '1 minute', 'YYYY-MM-DD') AS local_date, ${columns((name) => `${sqlOf(name)} AS "${name}"`)}
      FROM ${readableRows("workouts", where)} AS workouts
    ),
    best AS (
      SELECT min(day) AS "from", max(day) AS "to", count(*)::int AS count,
        ${columns((name) => `max("${name}") AS "${name}"`)} FROM w
    )
    SELECT DISTINCT ON (held.measure) held.measure, held.value, w.id::text AS id, w.local_date AS day, w.sport_name AS "sportName",
      best."from", best."to", best.count
    FROM best JOIN w ON ${columns((name) => `w."${name}" = best."${name}"`, " OR ")}
    CROSS JOIN LATERAL (VALUES ${columns((name) => `('${name}', w."${name}"::float8, best."${name}"::float8)`)})
      AS held (measure, value, highest)
    WHERE held.value = held.highest AND held.value > 0
    ORDER BY held.measure, w.start_at`;
  const [first] = rows;
  return {
    records: workoutMeasureNames.flatMap((measure) =>
      rows
        .filter((row) => row.measure === measure)
        .map(({ value, id, day, sportName }) => ({ measure, value, id, day: parseDay(day), sportName })),
    ),
    span:
      first === undefined ? null : { from: parseDay(first.from), to: parseDay(first.to), count: first.count },
  };
}

type RecordRow = Omit<WorkoutRecord, "day"> & { day: string; from: string; to: string; count: number };
