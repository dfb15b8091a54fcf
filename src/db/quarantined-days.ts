import type { RecordType } from "#domain/record-fields.ts";
import type { Queryable } from "./client.ts";

/** A record of a day that cannot be read. */
export interface QuarantinedRecord {
  type: RecordType;
  day: string;
  /** None: it is quarantined as a whole. */
  fields: string[];
}

/** A member's quarantined records that seem to belong to days of a range: to the day of their cycle, of its night, or of their own time. */
export async function loadQuarantinedOfDays(
  db: Queryable,
  { memberId, from, to }: { memberId: number; from: string; to: string },
): Promise<QuarantinedRecord[]> {
  return db.$queryRaw<QuarantinedRecord[]>`
    SELECT type, day, '{}'::text[] AS fields FROM (
      SELECT type, key, coalesce(
        (SELECT cycles.day FROM cycles
          WHERE cycles.member_id = ${memberId} AND cycles.id = quarantined.cycle_id AND deleted_at IS NULL),
        (SELECT sleeps.day FROM sleeps
          WHERE sleeps.member_id = ${memberId} AND sleeps.cycle_id = quarantined.cycle_id AND main AND deleted_at IS NULL
          LIMIT 1),
        (SELECT sibling.day FROM rejected_records AS sibling
          WHERE sibling.member_id = ${memberId} AND sibling.cycle_id = quarantined.cycle_id AND sibling.day IS NOT NULL
            AND sibling.type IN ('sleeps', 'cycles')
          ORDER BY sibling.type DESC LIMIT 1),
        quarantined.day) AS day
      FROM rejected_records AS quarantined WHERE member_id = ${memberId}
    ) AS dated WHERE day >= ${from}::bpchar AND day <= ${to}::bpchar ORDER BY day, type, key`;
}
