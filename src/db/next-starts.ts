import type { Queryable } from "./client.ts";

/** Adds the start of the member's next cycle to every cycle that has no end that can be true; only the newest has none. */
export async function withStoredNextStarts<T extends { startAt: Date; endAt: Date | null }>(
  db: Queryable,
  memberId: number,
  cycles: readonly T[],
): Promise<(T & { nextStartAt?: Date })[]> {
  const endless = cycles.filter(({ startAt, endAt }) => endAt === null || endAt < startAt);
  if (endless.length === 0) return [...cycles];
  const first = new Date(Math.min(...endless.map(({ startAt }) => startAt.getTime())));
  const later = await db.cycle.findMany({
    where: { memberId, deletedAt: null, startAt: { gt: first } },
    select: { startAt: true },
    orderBy: { startAt: "asc" },
  });
  return cycles.map((cycle) => {
    if (!endless.includes(cycle)) return cycle;
    const next = later.find(({ startAt }) => startAt > cycle.startAt);
    return next === undefined ? cycle : { ...cycle, nextStartAt: next.startAt };
  });
}
