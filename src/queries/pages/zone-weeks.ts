import { Prisma, type Queryable } from "#db/client.ts";
import { type Day, weekBegin } from "#domain/day.ts";
import type { WeekStart } from "#domain/notation.ts";
import { type Range, weeksOf } from "#domain/range.ts";
import { columnOf, zoneFields } from "#domain/record-fields.ts";
import { minutesFromMs } from "#domain/units.ts";
import { readableRows } from "#queries/records/readable-rows.ts";

/** Minutes in heart rate zones 0 to 5 over a calendar week, as far as it lies in the range. */
export interface ZoneWeek {
  /** The first day of the week, also when the range begins later. */
  begin: Day;
  partial: boolean;
  /**
   * Zone 0 first; null when nothing is stored of the week. A week without workouts has zeros; zone 0 is null where a workout
   * does not tell it, as those of an export do not.
   */
  zonesMin: readonly (number | null)[] | null;
  workouts: number;
  /** Workouts that tell no zone (not scored, or out of what is possible): they are in no sum. */
  withoutZones: number;
}

const noZones = [0, 0, 0, 0, 0, 0];

interface WeekRow {
  begin: string;
  /** Milliseconds in zones 0 to 5; null in a week without workouts. */
  zones: (number | null)[] | null;
  workouts: number;
  unscored: number;
}

/** Heart rate zones of all workouts per calendar week of `range`, oldest first; summed up in the database. */
export async function loadZoneWeeks(
  db: Queryable,
  { memberId, range, weekStart }: { memberId: number; range: Range; weekStart: WeekStart },
): Promise<ZoneWeek[]> {
  const { from, to } = range;
  // PostgreSQL's weeks begin on Monday: a Sunday belongs to the week of the day after it.
  const shift = weekStart === 7 ? 1 : 0;
  const week = Prisma.sql`date_trunc('week', day::date + ${shift}::int)::date - ${shift}::int`;
  const own = Prisma.sql`member_id = ${memberId} AND deleted_at IS NULL AND day >= ${from}::bpchar AND day <= ${to}::bpchar`;
  const columns = zoneFields.map(columnOf);
  // Zone 0 may be unknown, as in an export.
  const zoned = `(score_state = 'SCORED' AND num_nulls(${columns.slice(1).join(", ")}) = 0)`;
  const sums = columns.map(
    (column) => `CASE WHEN bool_and(${column} IS NOT NULL) FILTER (WHERE ${zoned}) IS NOT FALSE
      THEN coalesce(sum(${column}) FILTER (WHERE ${zoned}), 0) END`,
  );
  const rows = await db.$queryRaw<WeekRow[]>`
    SELECT to_char(coalesce(c.week, w.week), 'YYYY-MM-DD') AS begin, w.zones,
      coalesce(w.workouts, 0)::int AS workouts, coalesce(w.unscored, 0)::int AS unscored
    FROM (SELECT DISTINCT ${week} AS week FROM cycles WHERE ${own}) c
    FULL JOIN (
      SELECT ${week} AS week, count(*) AS workouts,
        count(*) FILTER (WHERE NOT ${Prisma.raw(zoned)}) AS unscored,
        ARRAY[${Prisma.raw(sums.join(", "))}]::float8[] AS zones
      FROM ${readableRows("workouts", own)} AS workouts GROUP BY 1
    ) w ON w.week = c.week`;
  const byBegin = new Map(rows.map((row) => [row.begin, row]));
  return weeksOf(range, weekStart).map((week) => {
    const begin = weekBegin(week.from, weekStart);
    const row = byBegin.get(begin);
    return {
      begin,
      partial: week.partial,
      zonesMin: row === undefined ? null : (row.zones ?? noZones).map(minutesFromMs),
      workouts: row?.workouts ?? 0,
      withoutZones: row?.unscored ?? 0,
    };
  });
}
