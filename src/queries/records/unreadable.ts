import { Prisma, type Queryable } from "#db/client.ts";
import { loadQuarantinedOfDays } from "#db/quarantined-days.ts";
import type { UnreadableRecord } from "#domain/health-rows.ts";
import { recordTypes } from "#domain/record-fields.ts";

/** All of one day that could not be read, or not in full. */
export async function loadUnreadableOfDay(
  db: Queryable,
  { memberId, day }: { memberId: number; day: string },
): Promise<UnreadableRecord[]> {
  const inPart = recordTypes.map(
    (type) => Prisma.sql`SELECT ${type} AS type, day, unreadable AS fields FROM ${Prisma.raw(type)}
      WHERE member_id = ${memberId} AND day = ${day}::bpchar AND deleted_at IS NULL AND unreadable <> '{}'`,
  );
  const [quarantined, rows] = await Promise.all([
    loadQuarantinedOfDays(db, { memberId, from: day, to: day }),
    db.$queryRaw<UnreadableRecord[]>(Prisma.join(inPart, " UNION ALL ")),
  ]);
  return [...quarantined, ...rows];
}

/** A record that came in a form we cannot read: quarantined with `problem`, or stored without `fields`. */
export interface UnreadableView {
  type: string;
  key: string;
  problem: string | null;
  fields: string[];
  lastSeenAt: Date;
}

/** A member's records that could not be read, or not in full, the last seen first, and how many there are in all. */
export async function loadUnreadableRecords(
  db: Queryable,
  { memberId, limit }: { memberId: number; limit: number },
): Promise<{ records: UnreadableView[]; total: number }> {
  const inPart = recordTypes.map((type) => {
    const key = Prisma.raw(type === "recoveries" ? "sleep_id" : "id");
    return Prisma.sql`SELECT ${type} AS type, ${key}::text AS key, NULL AS problem, unreadable AS fields, seen_at AS seen
      FROM ${Prisma.raw(type)}
        WHERE member_id = ${memberId} AND deleted_at IS NULL AND unreadable <> '{}'`;
  });
  const rows = await db.$queryRaw<(Omit<UnreadableView, "lastSeenAt"> & { seen: Date; total: number })[]>`
    SELECT *, count(*) OVER ()::int AS total FROM (
      SELECT type, key, problem, '{}'::text[] AS fields, last_seen_at AS seen
      FROM rejected_records WHERE member_id = ${memberId}
      UNION ALL ${Prisma.join(inPart, " UNION ALL ")}
    ) AS unreadable ORDER BY seen DESC, key LIMIT ${limit}`;
  const records = rows.map(({ seen, total: _, ...row }) => ({ ...row, lastSeenAt: seen }));
  return { records, total: rows[0]?.total ?? 0 };
}
