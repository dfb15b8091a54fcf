import { Prisma, type Queryable } from "#db/client.ts";
import { type Day, parseDay } from "#domain/day.ts";
import { columnOf, type RecordType, recordTypes } from "#domain/record-fields.ts";
import { limitsOf } from "#domain/record-limits.ts";
import { readableRows } from "#queries/records/readable-rows.ts";

/**
 * From the first day a member has any value of to the last day of any record; null while nothing is stored. A record
 * without a value (an export begins with empty rows, long before the first day) opens no range. A look at the ends of four
 * indexes.
 */
export async function loadStoredSpan(
  db: Queryable,
  memberId: number,
): Promise<{ from: Day; to: Day } | null> {
  const firsts = Prisma.join(
    recordTypes.map((type) => firstValue(type, memberId)),
    " UNION ALL ",
  );
  const ends = Prisma.join(
    recordTypes.map(
      (type) => Prisma.sql`SELECT min(day) AS first, max(day) AS last FROM ${Prisma.raw(type)}
        WHERE member_id = ${memberId} AND deleted_at IS NULL`,
    ),
    " UNION ALL ",
  );
  const [row] = await db.$queryRaw<{ from: string | null; to: string | null }[]>`
    SELECT coalesce((SELECT min(day) FROM (${firsts}) AS firsts), min(first)) AS "from", max(last) AS "to"
    FROM (${ends}) AS ends`;
  if (!row?.from || !row.to) return null;
  return { from: parseDay(row.from), to: parseDay(row.to) };
}

/** A workout is a value by itself: it happened. */
function firstValue(type: RecordType, memberId: number): Prisma.Sql {
  const own = Prisma.sql`member_id = ${memberId} AND deleted_at IS NULL AND day IS NOT NULL`;
  const values = limitsOf(type).map(([field]) => columnOf(field));
  const any = type === "workouts" ? "true" : `num_nonnulls(${values.join(", ")}) > 0`;
  return Prisma.sql`(SELECT day FROM ${readableRows(type, own)} AS records WHERE ${Prisma.raw(any)} ORDER BY day LIMIT 1)`;
}
