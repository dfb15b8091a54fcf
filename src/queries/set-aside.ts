import type { Queryable } from "#db/client.ts";

/** A record WHOOP sent in a shape we cannot use. It is kept as it came. */
export interface SetAsideView {
  type: string;
  key: string;
  problem: string;
  lastSeenAt: Date;
}

/** A member's records that were set aside, the last seen first, and how many there are in all. */
export async function loadSetAside(
  db: Queryable,
  { memberId, limit }: { memberId: number; limit: number },
): Promise<{ records: SetAsideView[]; total: number }> {
  const [records, total] = await Promise.all([
    db.rejectedRecord.findMany({
      where: { memberId },
      orderBy: [{ lastSeenAt: "desc" }, { key: "asc" }],
      take: limit,
      select: { type: true, key: true, problem: true, lastSeenAt: true },
    }),
    db.rejectedRecord.count({ where: { memberId } }),
  ]);
  return { records, total };
}
