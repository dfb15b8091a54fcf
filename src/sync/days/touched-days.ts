import { Prisma, type Transaction } from "#db/client.ts";

/** The days of a member's records that start within a range of time. */
export async function loadDaysWithin(
  tx: Transaction,
  memberId: number,
  { from, to }: { from: Date; to: Date },
): Promise<string[]> {
  const within = Prisma.sql`member_id = ${memberId} AND start_at >= ${from}::timestamptz AND start_at < ${to}::timestamptz`;
  const rows = await tx.$queryRaw<{ day: string }[]>`
    SELECT day FROM cycles WHERE ${within}
    UNION SELECT day FROM sleeps WHERE ${within}
    UNION SELECT day FROM workouts WHERE ${within}`;
  return rows.map(({ day }) => day);
}

/**
 * The days of a member's cycles that begin before an instant and have no end that can be true: theirs follows from the next
 * cycle, so it changes with every cycle that is written or deleted after them.
 */
export async function loadDaysOfEndless(tx: Transaction, memberId: number, before: Date): Promise<string[]> {
  const endless = [{ endAt: null }, { endAt: { lt: tx.cycle.fields.startAt } }];
  const cycles = await tx.cycle.findMany({
    where: { memberId, deletedAt: null, startAt: { lt: before }, OR: endless },
    select: { day: true },
  });
  return cycles.map(({ day }) => day);
}
