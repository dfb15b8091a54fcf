import type { Transaction } from "#db/client.ts";

/** What may belong to another day now: everything of these cycles, and these workouts. */
export interface Touched {
  cycleIds: string[];
  workoutIds: string[];
}

/**
 * Says which of the member's own days every touched row belongs to. The database function `assign_days` (see
 * docs/decisions/010) is the only place that decides this.
 *
 * A cycle's day is the local date on which its main sleep ended: the longest of its sleeps that is not a nap. Without
 * a main sleep it is the local date eight hours after the cycle began. Sleeps, naps and recoveries share the day of
 * their cycle, a workout that of the cycle its start falls into; outside every known cycle a sleep has the local date
 * of its end and a workout that of its start. Local always means the record's own offset. A sleep whose end cannot be true
 * (before its start, or more than a day after it) is dated eight hours after it began.
 *
 * Records arrive in any order, so this runs in the transaction of every page.
 */
export async function assignDays(
  tx: Transaction,
  memberId: number,
  { cycleIds, workoutIds }: Touched,
): Promise<void> {
  if (cycleIds.length + workoutIds.length > 0)
    await tx.$executeRaw`SELECT assign_days(${memberId}::int, ${cycleIds}::bigint[], ${workoutIds}::uuid[])`;
}
