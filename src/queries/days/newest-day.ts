import type { Queryable } from "#db/client.ts";
import { type Day, parseDay } from "#domain/day.ts";

/**
 * The day a member's newest data belongs to: the label of the newest cycle, or of the newest main sleep while no cycle is
 * stored. Never the server's date. Null while nothing is stored.
 */
export async function loadNewestDay(db: Queryable, memberId: number): Promise<Day | null> {
  const newest = {
    where: { memberId, deletedAt: null },
    orderBy: { startAt: "desc" },
    select: { day: true },
  } as const;
  const cycle = await db.cycle.findFirst(newest);
  const row = cycle ?? (await db.sleep.findFirst({ ...newest, where: { ...newest.where, main: true } }));
  return row === null ? null : parseDay(row.day);
}
