import { Prisma, type Transaction } from "#db/client.ts";
import { loadWorkoutsKnown } from "#db/workouts-known.ts";
import { isDay } from "#domain/day.ts";
import { writeDays } from "./write-days.ts";

/**
 * Writes the days without a workout whose cycle is in another case now: "none" becomes 0 where all workouts are known, and
 * unknown again where they are not. Called in the transaction that changed how far workouts are known.
 */
export async function writeDaysOfKnownWorkouts(tx: Transaction, memberId: number, now: Date): Promise<void> {
  const known = await loadWorkoutsKnown(tx, memberId);
  const inSpan = known.map(
    ({ fromAt, toAt }) => Prisma.sql`(cycles.start_at >= ${fromAt}::timestamptz
      AND coalesce(cycles.end_at, cycles.start_at) <= ${toAt}::timestamptz)`,
  );
  const isKnown = inSpan.length === 0 ? Prisma.sql`false` : Prisma.join(inSpan, " OR ");
  const rows = await tx.$queryRaw<{ day: string }[]>`
    SELECT days.day FROM day_metrics AS days
    JOIN cycles ON cycles.member_id = days.member_id AND cycles.id = days.cycle_id
    WHERE days.member_id = ${memberId}
      AND (days.workouts IS NULL AND (${isKnown}) OR days.workouts = 0 AND NOT (${isKnown}))`;
  await writeDays(tx, memberId, rows.map(({ day }) => day).filter(isDay), now);
}
