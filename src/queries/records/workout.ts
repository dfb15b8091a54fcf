import type { Queryable } from "#db/client.ts";
import { workoutFields } from "#db/record-fields.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { publicId } from "#domain/record-id.ts";
import { assertInOrder } from "#queries/days/day-range.ts";
import type { Cursor } from "./cursor.ts";
import { filtersOf, isUuid, listedFields, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

/** A member's workouts, newest start first. Throws RangeReversedError and UnknownCursorError. */
export async function loadWorkouts(db: Queryable, query: RecordsQuery) {
  assertInOrder(query);
  const after = placeOf(query, isUuid);
  const rows = await db.workout.findMany({
    where: { ...filtersOf(query), ...(after === null ? {} : startedBefore(after)) },
    orderBy: [{ startAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: { ...workoutFields, ...listedFields, raw: query.raw === true },
  });
  const { records, nextCursor } = pageOf(rows, query.limit, (row) => ({ at: row.startAt, id: row.id }));
  return {
    records: records.map((row) => ({
      ...checkRecord("workouts", row),
      id: publicId(row.id),
      cycleId: row.cycleId === null ? null : publicId(row.cycleId),
    })),
    nextCursor,
  };
}

function startedBefore({ at, id }: Cursor) {
  return { OR: [{ startAt: { lt: at } }, { startAt: at, id: { lt: id } }] };
}
