import type { Queryable } from "#db/client.ts";
import { type Day, parseDay } from "#domain/day.ts";

/** The first and the last day a member has any record of; null while nothing is stored. One look at four indexes. */
export async function loadStoredSpan(
  db: Queryable,
  memberId: number,
): Promise<{ from: Day; to: Day } | null> {
  const [row] = await db.$queryRaw<{ from: string | null; to: string | null }[]>`
    SELECT min(first) AS "from", max(last) AS "to" FROM (
      SELECT min(day) AS first, max(day) AS last FROM cycles WHERE member_id = ${memberId} AND deleted_at IS NULL
      UNION ALL
      SELECT min(day), max(day) FROM sleeps WHERE member_id = ${memberId} AND deleted_at IS NULL
      UNION ALL
      SELECT min(day), max(day) FROM recoveries WHERE member_id = ${memberId} AND deleted_at IS NULL
      UNION ALL
      SELECT min(day), max(day) FROM workouts WHERE member_id = ${memberId} AND deleted_at IS NULL
    ) AS spans`;
  if (!row?.from || !row.to) return null;
  return { from: parseDay(row.from), to: parseDay(row.to) };
}
