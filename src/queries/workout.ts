import type { Queryable } from "#db/client.ts";
import { readingsOf } from "#domain/readings.ts";
import { publicId } from "#domain/record-id.ts";
import type { Cursor } from "./cursor.ts";
import { filtersOf, isUuid, listedFields, pageOf, placeOf, type RecordsQuery } from "./records-page.ts";

// Every column is named: WHOOP's own JSON stays in the database unless somebody asks for it.
export const workoutFields = {
  id: true,
  cycleId: true,
  startAt: true,
  endAt: true,
  timezoneOffset: true,
  offsetMin: true,
  sportName: true,
  sportId: true,
  scoreState: true,
  strain: true,
  averageBpm: true,
  maxBpm: true,
  energyKj: true,
  recordedFraction: true,
  distanceM: true,
  altitudeGainM: true,
  altitudeChangeM: true,
  zone0Ms: true,
  zone1Ms: true,
  zone2Ms: true,
  zone3Ms: true,
  zone4Ms: true,
  zone5Ms: true,
  day: true,
  whoopUpdatedAt: true,
  imported: true,
} as const;

/** A member's workouts, newest start first. Throws UnknownCursorError. */
export async function loadWorkouts(db: Queryable, query: RecordsQuery) {
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
      ...readingsOf("workouts", row),
      id: publicId(row.id),
      cycleId: row.cycleId === null ? null : publicId(row.cycleId),
    })),
    nextCursor,
  };
}

function startedBefore({ at, id }: Cursor) {
  return { OR: [{ startAt: { lt: at } }, { startAt: at, id: { lt: id } }] };
}
