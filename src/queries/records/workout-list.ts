import type { Queryable } from "#db/client.ts";
import { workoutFields } from "#db/record-fields.ts";
import { readingsOf } from "#domain/readings.ts";
import { storedId } from "#domain/record-id.ts";
import type { Cursor } from "./cursor.ts";
import { filtersOf, isUuid, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

/** A page of workouts of one sport or of all, newest first. Throws UnknownCursorError. */
export async function loadWorkoutList(db: Queryable, query: RecordsQuery & { sport?: string | undefined }) {
  const after = placeOf(query, isUuid);
  const rows = await db.workout.findMany({
    where: {
      ...filtersOf(query),
      ...(query.sport === undefined ? {} : { sportName: query.sport }),
      ...(after === null ? {} : startedBefore(after)),
    },
    orderBy: [{ startAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: workoutFields,
  });
  const { records, nextCursor } = pageOf(rows, query.limit, (row) => ({ at: row.startAt, id: row.id }));
  return { records: records.map((row) => readingsOf("workouts", row)), nextCursor };
}

/** The sports a member has workouts of, the most frequent first. */
export async function loadSports(
  db: Queryable,
  { memberId }: { memberId: number },
): Promise<{ sportName: string; count: number }[]> {
  return db.$queryRaw<{ sportName: string; count: number }[]>`
    SELECT sport_name AS "sportName", count(*)::int AS count FROM workouts
    WHERE member_id = ${memberId} AND deleted_at IS NULL GROUP BY sport_name ORDER BY 2 DESC, 1`;
}

/**
 * One workout with WHOOP's own JSON, deleted ones included; null when the member has none of that id,
 * which may be a public one.
 */
export async function loadWorkout(db: Queryable, { memberId, ...wanted }: { memberId: number; id: string }) {
  const id = storedId("workouts", wanted.id);
  if (!isUuid(id)) return null;
  const row = await db.workout.findUnique({
    where: { memberId_id: { memberId, id } },
    select: { ...workoutFields, deletedAt: true, whoopCreatedAt: true, storedAt: true, raw: true },
  });
  return row && readingsOf("workouts", row);
}

function startedBefore({ at, id }: Cursor) {
  return { OR: [{ startAt: { lt: at } }, { startAt: at, id: { lt: id } }] };
}
