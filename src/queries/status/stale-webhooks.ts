import type { Queryable } from "#db/client.ts";

const shownMs = 7 * 24 * 3_600_000;

/** Events that came with a good signature and a time we do not accept. */
export interface StaleWebhooksView {
  count: number;
  lastAt: Date;
  /** How old the last one was by our clock; negative when it came from the future. */
  lastAgeMs: number;
}

/**
 * What was refused for its time in the last seven days, of the app a member is connected with, or of all apps; null when
 * nothing was.
 */
export async function loadStaleWebhooks(
  db: Queryable,
  { memberId, now }: { memberId: number | null; now: Date },
): Promise<StaleWebhooksView | null> {
  const rows = await db.staleWebhooks.findMany({
    where: {
      lastAt: { gt: new Date(now.getTime() - shownMs) },
      ...(memberId === null ? {} : { app: { connections: { some: { memberId } } } }),
    },
    orderBy: { lastAt: "desc" },
  });
  const [last] = rows;
  if (!last) return null;
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return { count, lastAt: last.lastAt, lastAgeMs: Number(last.lastAgeMs) };
}
