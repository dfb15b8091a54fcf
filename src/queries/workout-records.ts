import { Prisma, type Queryable } from "#db/client.ts";
import { type Day, parseDay } from "#domain/day.ts";
import { type WorkoutFilter, workoutConditions } from "./workout-filter.ts";

/** What there are records of, with the SQL of its value. Only scored workouts hold records of scores. */
const measures = {
  strain: "CASE WHEN score_state = 'SCORED' THEN strain END",
  durationMin: "extract(epoch FROM end_at - start_at)::float8 / 60",
  energyKj: "CASE WHEN score_state = 'SCORED' THEN energy_kj END",
  maxBpm: "CASE WHEN score_state = 'SCORED' THEN max_bpm END",
  distanceM: "CASE WHEN score_state = 'SCORED' THEN distance_m END",
  altitudeGainM: "CASE WHEN score_state = 'SCORED' THEN altitude_gain_m END",
} as const;

export type RecordMeasure = keyof typeof measures;

/** The highest value of a measure, and the workout that holds it; the earliest one of equals. */
export interface WorkoutRecord {
  measure: RecordMeasure;
  value: number;
  id: string;
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
  const names = Object.keys(measures).filter((name): name is RecordMeasure => name in measures);
  const best = names.map(
    (measure) => Prisma.sql`(
      SELECT ${measure} AS measure, ${Prisma.raw(measures[measure])} AS value, id::text AS id, day, sport_name AS "sportName"
      FROM workouts WHERE ${where} AND ${Prisma.raw(measures[measure])} > 0
      ORDER BY 2 DESC, start_at LIMIT 1)`,
  );
  const [records, spans] = await Promise.all([
    db.$queryRaw<(Omit<WorkoutRecord, "day"> & { day: string })[]>(Prisma.join(best, " UNION ALL ")),
    db.$queryRaw<{ from: string | null; to: string | null; count: number }[]>`
      SELECT min(day) AS "from", max(day) AS "to", count(*)::int AS count FROM workouts WHERE ${where}`,
  ]);
  const [span] = spans;
  return {
    records: records.map((record) => ({ ...record, day: parseDay(record.day) })),
    span:
      span?.from && span.to ? { from: parseDay(span.from), to: parseDay(span.to), count: span.count } : null,
  };
}
