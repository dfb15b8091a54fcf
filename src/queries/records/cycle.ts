import type { Queryable } from "#db/client.ts";
import { withStoredNextStarts } from "#db/next-starts.ts";
import { cycleFields } from "#db/record-fields.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { publicId } from "#domain/record-id.ts";
import { assertInOrder } from "#queries/days/day-range.ts";
import type { Cursor } from "./cursor.ts";
import { filtersOf, listedFields, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

/** A member's cycles, newest start first. Throws RangeReversedError and UnknownCursorError. */
export async function loadCycles(db: Queryable, query: RecordsQuery) {
  assertInOrder(query);
  const after = placeOf(query, (id) => /^-?\d{1,18}$/.test(id));
  const rows = await db.cycle.findMany({
    where: { ...filtersOf(query), ...(after === null ? {} : startedBefore(after)) },
    orderBy: [{ startAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: { ...cycleFields, ...listedFields, raw: query.raw === true },
  });
  const page = pageOf(rows, query.limit, (row) => ({ at: row.startAt, id: row.id.toString() }));
  const records = await withStoredNextStarts(db, query.memberId, page.records);
  return {
    records: records.map((row) => {
      const { nextStartAt: _, ...read } = checkRecord("cycles", row);
      return { ...read, id: publicId(row.id) };
    }),
    nextCursor: page.nextCursor,
  };
}

function startedBefore({ at, id }: Cursor) {
  return { OR: [{ startAt: { lt: at } }, { startAt: at, id: { lt: BigInt(id) } }] };
}
