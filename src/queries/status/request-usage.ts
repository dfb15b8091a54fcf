import type { Queryable } from "#db/client.ts";

/** How much of the request budget of a member's app is used: by all members of that app and all processes. */
export interface RequestUsage {
  minute: UsedOf;
  day: UsedOf;
  /** WHOOP has told us to wait until then; null when it has not. */
  blockedUntil: Date | null;
}

/** `limit` is null where there is none: the built-in sandbox is a process of our own. */
export interface UsedOf {
  used: number;
  limit: number | null;
}

/** The requests of the last minute and the last 24 hours; null for a member without a connection. */
export async function loadRequestUsage(
  db: Queryable,
  { memberId, now, ceiling }: { memberId: number; now: Date; ceiling: { perMinute: number; perDay: number } },
): Promise<RequestUsage | null> {
  const connection = await db.connection.findUnique({
    where: { memberId },
    select: {
      app: { select: { id: true, cloud: true, minuteLimit: true, dayLimit: true, blockedUntil: true } },
    },
  });
  if (connection === null) return null;
  const { id, cloud, minuteLimit, dayLimit, blockedUntil } = connection.app;
  const own = cloud === "sandbox" ? { perMinute: null, perDay: null } : ceiling;
  const since = (ms: number) => new Date(now.getTime() - ms);
  const [used] = await db.$queryRaw<{ minute: number; day: number }[]>`
    SELECT coalesce(sum(count) FILTER (WHERE at > ${since(60_000)}::timestamptz), 0)::int AS minute,
      coalesce(sum(count), 0)::int AS day
    FROM request_ledger
    WHERE app_id = ${id} AND at > ${since(24 * 3_600_000)}::timestamptz AND at <= ${now}::timestamptz`;
  return {
    minute: { used: used?.minute ?? 0, limit: lower(own.perMinute, minuteLimit) },
    day: { used: used?.day ?? 0, limit: lower(own.perDay, dayLimit) },
    blockedUntil: blockedUntil !== null && blockedUntil > now ? blockedUntil : null,
  };
}

function lower(own: number | null, told: number | null): number | null {
  return own === null || told === null ? (own ?? told) : Math.min(own, told);
}
