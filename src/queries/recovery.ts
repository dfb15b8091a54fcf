import type { Queryable } from "#db/client.ts";
import { readingsOf } from "#domain/readings.ts";
import { publicId } from "#domain/record-id.ts";
import type { Cursor } from "./cursor.ts";
import { filtersOf, isUuid, listedFields, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

// Every column is named: WHOOP's own JSON stays in the database unless somebody asks for it.
export const recoveryFields = {
  sleepId: true,
  cycleId: true,
  main: true,
  scoreState: true,
  calibrating: true,
  recovery: true,
  restingBpm: true,
  hrvMs: true,
  spo2Pct: true,
  skinTempC: true,
  day: true,
  whoopUpdatedAt: true,
  imported: true,
} as const;

/** A member's recoveries, newest first by the instant WHOOP made them. Throws UnknownCursorError. */
export async function loadRecoveries(db: Queryable, query: RecordsQuery) {
  const after = placeOf(query, isUuid);
  const rows = await db.recovery.findMany({
    where: { ...filtersOf(query), ...(after === null ? {} : madeBefore(after)) },
    orderBy: [{ whoopCreatedAt: "desc" }, { sleepId: "desc" }],
    take: query.limit + 1,
    select: { ...recoveryFields, ...listedFields, raw: query.raw === true },
  });
  const { records, nextCursor } = pageOf(rows, query.limit, (row) => ({
    at: row.whoopCreatedAt,
    id: row.sleepId,
  }));
  return {
    records: records.map((row) => ({
      ...readingsOf("recoveries", row),
      sleepId: publicId(row.sleepId),
      cycleId: publicId(row.cycleId),
    })),
    nextCursor,
  };
}

function madeBefore({ at, id }: Cursor) {
  return { OR: [{ whoopCreatedAt: { lt: at } }, { whoopCreatedAt: at, sleepId: { lt: id } }] };
}
