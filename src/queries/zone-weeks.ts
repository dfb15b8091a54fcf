import type { Queryable } from "#db/client.ts";
import { type Day, weekBegin } from "#domain/day.ts";
import type { WeekStart } from "#domain/notation.ts";
import { type Range, weeksOf } from "#domain/range.ts";

/** Minutes in heart rate zones 0 to 5 over a calendar week, as far as it lies in the range. */
export interface ZoneWeek {
  /** The first day of the week, also when the range begins later. */
  begin: Day;
  partial: boolean;
  /** Zone 0 first; null when nothing is stored of the week. A week without workouts has zeros. */
  zonesMin: readonly number[] | null;
  workouts: number;
  /** Workouts without zones (not scored): they are in no sum. */
  withoutZones: number;
}

interface WeekRow {
  begin: string;
  zones: number[];
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
  const rows = await db.$queryRaw<WeekRow[]>`
    SELECT to_char(date_trunc('week', d.day::date + ${shift}::int) - ${shift}::int * interval '1 day', 'YYYY-MM-DD') AS begin,
      ARRAY[coalesce(sum(w.z0), 0), coalesce(sum(w.z1), 0), coalesce(sum(w.z2), 0), coalesce(sum(w.z3), 0),
        coalesce(sum(w.z4), 0), coalesce(sum(w.z5), 0)]::float8[] AS zones,
      coalesce(sum(w.workouts), 0)::int AS workouts, coalesce(sum(w.unscored), 0)::int AS unscored
    FROM (
      SELECT DISTINCT day FROM cycles
        WHERE member_id = ${memberId} AND deleted_at IS NULL AND day >= ${from}::bpchar AND day <= ${to}::bpchar
      UNION SELECT DISTINCT day FROM workouts
        WHERE member_id = ${memberId} AND deleted_at IS NULL AND day >= ${from}::bpchar AND day <= ${to}::bpchar
    ) d
    LEFT JOIN (
      SELECT day, count(*) AS workouts, count(*) FILTER (WHERE score_state <> 'SCORED' OR zone0_ms IS NULL) AS unscored,
        sum(zone0_ms) FILTER (WHERE score_state = 'SCORED') / 60000::float8 AS z0,
        sum(zone1_ms) FILTER (WHERE score_state = 'SCORED') / 60000::float8 AS z1,
        sum(zone2_ms) FILTER (WHERE score_state = 'SCORED') / 60000::float8 AS z2,
        sum(zone3_ms) FILTER (WHERE score_state = 'SCORED') / 60000::float8 AS z3,
        sum(zone4_ms) FILTER (WHERE score_state = 'SCORED') / 60000::float8 AS z4,
        sum(zone5_ms) FILTER (WHERE score_state = 'SCORED') / 60000::float8 AS z5
      FROM workouts
      WHERE member_id = ${memberId} AND deleted_at IS NULL AND day >= ${from}::bpchar AND day <= ${to}::bpchar
      GROUP BY day
    ) w ON w.day = d.day
    GROUP BY 1`;
  const byBegin = new Map(rows.map((row) => [row.begin, row]));
  return weeksOf(range, weekStart).map((week) => {
    const begin = weekBegin(week.from, weekStart);
    const row = byBegin.get(begin);
    return {
      begin,
      partial: week.partial,
      zonesMin: row?.zones ?? null,
      workouts: row?.workouts ?? 0,
      withoutZones: row?.unscored ?? 0,
    };
  });
}
