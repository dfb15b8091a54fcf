import type { Queryable } from "#db/client.ts";
import { Prisma } from "#db/client.ts";
import { daysBetween, parseDay } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { type Range, rangeLength } from "#domain/range.ts";
import { readableRows } from "./readable-rows.ts";

/**
 * Minutes asleep in nights besides the one that speaks for its day, an entry a day of `range`: 0 on a day without any, null
 * when one of them is not known. By the same rule as `assembleDays`: the longest main sleep speaks.
 */
export async function loadOtherNights(
  db: Queryable,
  { memberId, range }: { memberId: number; range: Range },
): Promise<Column> {
  const own = Prisma.sql`member_id = ${memberId} AND deleted_at IS NULL AND NOT nap
    AND day >= ${range.from}::bpchar AND day <= ${range.to}::bpchar`;
  const rows = await db.$queryRaw<{ day: string; asleepMs: number | null }[]>`
    SELECT day, CASE WHEN bool_and(asleep_ms IS NOT NULL) THEN sum(asleep_ms)::float8 END AS "asleepMs" FROM (
      SELECT day, CASE WHEN score_state = 'SCORED' THEN light_ms + deep_ms + rem_ms END AS asleep_ms,
        row_number() OVER (PARTITION BY day
          ORDER BY main DESC, coalesce(end_at - start_at, interval '0') DESC, cycle_id DESC, id) AS place
      FROM ${readableRows("sleeps", own)} AS nights
    ) AS placed WHERE place > 1 GROUP BY day`;
  const minutes = new Array<number | null>(rangeLength(range)).fill(0);
  for (const { day, asleepMs } of rows)
    minutes[daysBetween(range.from, parseDay(day))] = asleepMs === null ? null : asleepMs / 60_000;
  return minutes;
}
