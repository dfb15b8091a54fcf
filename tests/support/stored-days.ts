import type { Database } from "#db/client.ts";
import type { DaysByKey } from "./expected-days.ts";

/** The days as they are stored, for the records that are not marked deleted. */
export async function storedDays(db: Database, memberId: number): Promise<DaysByKey> {
  const where = { memberId, deletedAt: null };
  const [cycles, sleeps, recoveries, workouts] = await Promise.all([
    db.cycle.findMany({ where, select: { id: true, day: true } }),
    db.sleep.findMany({ where, select: { id: true, day: true } }),
    db.recovery.findMany({ where, select: { sleepId: true, day: true } }),
    db.workout.findMany({ where, select: { id: true, day: true } }),
  ]);
  const byKey = (rows: { id: string | bigint; day: string | null }[]) =>
    Object.fromEntries(rows.map(({ id, day }) => [String(id), day]));
  return {
    cycles: byKey(cycles),
    sleeps: byKey(sleeps),
    recoveries: byKey(recoveries.map(({ sleepId, day }) => ({ id: sleepId, day }))),
    workouts: byKey(workouts),
  };
}
