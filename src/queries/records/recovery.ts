import { Prisma, type Queryable } from "#db/client.ts";
import { recoveryFields } from "#db/record-fields.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { publicId } from "#domain/record-id.ts";
import { assertInOrder } from "#queries/days/day-range.ts";
import type { Cursor } from "./cursor.ts";
import { isUuid, listedFields, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

/**
 * A member's recoveries, newest first by the instant WHOOP made them; one that only an import knows by the start of its
 * sleep. Throws RangeReversedError and UnknownCursorError.
 */
export async function loadRecoveries(db: Queryable, query: RecordsQuery) {
  const places = await placesOf(db, query);
  const rows = await db.recovery.findMany({
    where: { memberId: query.memberId, sleepId: { in: places.map(({ id }) => id) } },
    select: { ...recoveryFields, ...listedFields, raw: query.raw === true },
  });
  const rowOf = new Map(rows.map((row) => [row.sleepId, row]));
  const { records, nextCursor } = pageOf(places, query.limit, (place) => place);
  return {
    records: records.flatMap(({ id }) => {
      const row = rowOf.get(id);
      return row
        ? [
            {
              ...checkRecord("recoveries", row),
              sleepId: publicId(row.sleepId),
              cycleId: publicId(row.cycleId),
            },
          ]
        : [];
    }),
    nextCursor,
  };
}

const madeAt = Prisma.raw("coalesce(whoop_created_at, import_key_at)");

/** The places of a page's rows, and one more. */
async function placesOf(db: Queryable, query: RecordsQuery): Promise<Cursor[]> {
  const { memberId, from, to, deleted, limit } = query;
  assertInOrder(query);
  const after = placeOf(query, isUuid);
  return db.$queryRaw<Cursor[]>`
    SELECT sleep_id::text AS id, ${madeAt} AS at FROM recoveries WHERE member_id = ${memberId}
      ${deleted === true ? Prisma.empty : Prisma.sql`AND deleted_at IS NULL`}
      ${from === undefined ? Prisma.empty : Prisma.sql`AND day >= ${from}::bpchar`}
      ${to === undefined ? Prisma.empty : Prisma.sql`AND day <= ${to}::bpchar`}
      ${after === null ? Prisma.empty : Prisma.sql`AND (${madeAt}, sleep_id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
    ORDER BY ${madeAt} DESC, sleep_id DESC LIMIT ${limit + 1}`;
}
