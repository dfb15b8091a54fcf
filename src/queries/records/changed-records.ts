import type { Queryable } from "#db/client.ts";
import type { RecordType } from "#domain/record-fields.ts";

/** A record whose numbers WHOOP changed after we had stored them. */
export interface ChangedRecordView {
  type: RecordType;
  id: string;
  /** The member's day, as stored. */
  day: string | null;
  /** How many earlier states are kept. */
  versions: number;
  /** When we last saw it change. */
  changedAt: Date;
}

/** The records of a member that changed last. */
export async function loadChangedRecords(
  db: Queryable,
  { memberId, limit }: { memberId: number; limit: number },
): Promise<ChangedRecordView[]> {
  return db.$queryRaw<ChangedRecordView[]>`
    SELECT changed.type, changed.record_id AS id, changed.versions, changed.changed_at AS "changedAt",
      coalesce(cycles.day, sleeps.day, recoveries.day, workouts.day) AS day
    FROM (
      SELECT type, record_id, count(*)::int AS versions, max(replaced_at) AS changed_at FROM record_versions
      WHERE member_id = ${memberId} GROUP BY type, record_id ORDER BY changed_at DESC, type, record_id LIMIT ${limit}
    ) AS changed
    LEFT JOIN cycles ON changed.type = 'cycles' AND cycles.member_id = ${memberId} AND cycles.id::text = changed.record_id
    LEFT JOIN sleeps ON changed.type = 'sleeps' AND sleeps.member_id = ${memberId} AND sleeps.id::text = changed.record_id
    LEFT JOIN recoveries ON changed.type = 'recoveries' AND recoveries.member_id = ${memberId}
      AND recoveries.sleep_id::text = changed.record_id
    LEFT JOIN workouts ON changed.type = 'workouts' AND workouts.member_id = ${memberId}
      AND workouts.id::text = changed.record_id
    ORDER BY changed.changed_at DESC, changed.type, changed.record_id`;
}
