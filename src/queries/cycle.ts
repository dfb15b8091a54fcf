import type { Queryable } from "#db/client.ts";
import { readingsOf } from "#domain/readings.ts";
import { publicId } from "#domain/record-id.ts";
import type { Cursor } from "./cursor.ts";
import { withStoredNextStarts } from "./next-starts.ts";
import { filtersOf, listedFields, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

// Every column is named: WHOOP's own JSON stays in the database unless somebody asks for it.
export const cycleFields = {
  id: true,
  startAt: true,
  endAt: true,
  timezoneOffset: true,
  offsetMin: true,
  scoreState: true,
  strain: true,
  energyKj: true,
  averageBpm: true,
  maxBpm: true,
  day: true,
  whoopUpdatedAt: true,
  imported: true,
} as const;

/** A member's cycles, newest start first. Throws UnknownCursorError. */
export async function loadCycles(db: Queryable, query: RecordsQuery) {
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
      const { nextStartAt: _, ...read } = readingsOf("cycles", row);
      return { ...read, id: publicId(row.id) };
    }),
    nextCursor: page.nextCursor,
  };
}

function startedBefore({ at, id }: Cursor) {
  return { OR: [{ startAt: { lt: at } }, { startAt: at, id: { lt: BigInt(id) } }] };
}
