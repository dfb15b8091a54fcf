import type { Queryable } from "#db/client.ts";
import { readingsOf } from "#domain/readings.ts";
import { publicId } from "#domain/record-id.ts";
import type { Cursor } from "./cursor.ts";
import { filtersOf, isUuid, listedFields, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

// Every column is named: WHOOP's own JSON stays in the database unless somebody asks for it.
export const sleepFields = {
  id: true,
  cycleId: true,
  startAt: true,
  endAt: true,
  timezoneOffset: true,
  offsetMin: true,
  nap: true,
  main: true,
  scoreState: true,
  inBedMs: true,
  awakeMs: true,
  noDataMs: true,
  lightMs: true,
  deepMs: true,
  remMs: true,
  sleepCycles: true,
  disturbances: true,
  needMs: true,
  needBaselineMs: true,
  needDebtMs: true,
  needStrainMs: true,
  needNapMs: true,
  respiratoryRate: true,
  performancePct: true,
  consistencyPct: true,
  efficiencyPct: true,
  day: true,
  whoopUpdatedAt: true,
  imported: true,
} as const;

/** A member's sleeps and naps, newest start first. Throws UnknownCursorError. */
export async function loadSleeps(db: Queryable, query: RecordsQuery) {
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
      ...readingsOf("sleeps", row),
      id: publicId(row.id),
      cycleId: publicId(row.cycleId),
    })),
    nextCursor,
  };
}

function startedBefore({ at, id }: Cursor) {
  return { OR: [{ startAt: { lt: at } }, { startAt: at, id: { lt: id } }] };
}
