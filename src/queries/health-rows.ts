import type { Queryable } from "#db/client.ts";
import type { HealthRows } from "#domain/health-rows.ts";
import { cycleFields } from "./cycle.ts";
import { recoveryFields } from "./recovery.ts";
import { sleepFields } from "./sleep.ts";
import { workoutFields } from "./workout.ts";

/** A member's stored rows of the days `from` to `to` (inclusive), without those marked deleted: one query per noun. */
export async function loadHealthRows(
  db: Queryable,
  { memberId, from, to }: { memberId: number; from: string; to: string },
) {
  const where = { memberId, deletedAt: null, day: { gte: from, lte: to } };
  const orderBy = { day: "asc" } as const;
  const [cycles, sleeps, recoveries, workouts] = await Promise.all([
    db.cycle.findMany({ where, orderBy, select: cycleFields }),
    db.sleep.findMany({ where, orderBy, select: sleepFields }),
    db.recovery.findMany({ where, orderBy, select: recoveryFields }),
    db.workout.findMany({ where, orderBy, select: workoutFields }),
  ]);
  return { cycles, sleeps, recoveries, workouts } satisfies HealthRows;
}

/** Stored rows as `loadHealthRows` gives them. */
export type StoredRows = Awaited<ReturnType<typeof loadHealthRows>>;
