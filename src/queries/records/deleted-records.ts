import type { Queryable } from "#db/client.ts";
import type { RecordType } from "#domain/record-fields.ts";

/** A record WHOOP no longer has; the row is kept. */
export interface DeletedRecordView {
  type: RecordType;
  id: string;
  /** The member's day, as stored. */
  day: string | null;
  deletedAt: Date;
  /** not-found, sleep-deleted or webhook. */
  reason: string;
}

interface DeletedRow extends DeletedRecordView {
  total: number;
}

/** What WHOOP deleted from a member's history, the last first, and how many there are in all. */
export async function loadDeletedRecords(
  db: Queryable,
  { memberId, limit }: { memberId: number; limit: number },
): Promise<{ records: DeletedRecordView[]; total: number }> {
  const rows = await db.$queryRaw<DeletedRow[]>`
    SELECT type, id, day, deleted_at AS "deletedAt", coalesce(deleted_reason, '') AS reason, count(*) OVER ()::int AS total
    FROM (
      SELECT 'cycles' AS type, id::text, day, deleted_at, deleted_reason FROM cycles
      WHERE member_id = ${memberId} AND deleted_at IS NOT NULL
      UNION ALL SELECT 'sleeps', id::text, day, deleted_at, deleted_reason FROM sleeps
      WHERE member_id = ${memberId} AND deleted_at IS NOT NULL
      UNION ALL SELECT 'recoveries', sleep_id::text, day, deleted_at, deleted_reason FROM recoveries
      WHERE member_id = ${memberId} AND deleted_at IS NOT NULL
      UNION ALL SELECT 'workouts', id::text, day, deleted_at, deleted_reason FROM workouts
      WHERE member_id = ${memberId} AND deleted_at IS NOT NULL
    ) AS deleted ORDER BY deleted_at DESC, type, id LIMIT ${limit}`;
  return { records: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
