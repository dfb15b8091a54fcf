import type { Queryable } from "#db/client.ts";
import { sleepFields } from "#db/record-fields.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { publicId } from "#domain/record-id.ts";
import { assertInOrder } from "#queries/days/day-range.ts";
import type { Cursor } from "./cursor.ts";
import { filtersOf, isUuid, listedFields, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

/** A member's sleeps and naps, newest start first. Throws RangeReversedError and UnknownCursorError. */
export async function loadSleeps(db: Queryable, query: RecordsQuery) {
  assertInOrder(query);
  const after = placeOf(query, isUuid);
  const rows = await db.sleep.findMany({
    where: { ...filtersOf(query), ...(after === null ? {} : startedBefore(after)) },
    orderBy: [{ startAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: { ...sleepFields, ...listedFields, raw: query.raw === true },
  });
  const { records, nextCursor } = pageOf(rows, query.limit, (row) => ({ at: row.startAt, id: row.id }));
  return {
    records: records.map((row) => ({
      ...checkRecord("sleeps", row),
      id: publicId(row.id),
      cycleId: publicId(row.cycleId),
    })),
    nextCursor,
  };
}

function startedBefore({ at, id }: Cursor) {
  return { OR: [{ startAt: { lt: at } }, { startAt: at, id: { lt: id } }] };
}
