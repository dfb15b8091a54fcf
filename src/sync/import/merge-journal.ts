import type { Transaction } from "#db/client.ts";

/**
 * Stores the answers of the stretch anew: one per cycle and question, the newest import's. An answer has the day of its
 * cycle; while that cycle is unknown, the local date eight hours after it began.
 */
export async function mergeJournal(
  tx: Transaction,
  memberId: number,
  { from, to }: { from: Date; to: Date },
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM journal_answers WHERE member_id = ${memberId}
      AND cycle_start_at >= ${from}::timestamptz AND cycle_start_at < ${to}::timestamptz`;
  await tx.$executeRaw`
    WITH best AS MATERIALIZED (
      SELECT DISTINCT ON (entry.key_at, entry.question) entry.* FROM imported_journal_entries AS entry
      JOIN imports ON imports.id = entry.import_id AND imports.state = 'done'
      WHERE entry.member_id = ${memberId}
        AND entry.key_at >= ${from}::timestamptz AND entry.key_at < ${to}::timestamptz
      ORDER BY entry.key_at, entry.question, imports.newest_start_at DESC NULLS LAST, imports.content_hash DESC,
        imports.id DESC
    ), days AS MATERIALIZED (
      SELECT asked.key_at, cycle.day FROM (SELECT DISTINCT key_at FROM best) AS asked CROSS JOIN LATERAL (
        SELECT day FROM cycles WHERE member_id = ${memberId} AND deleted_at IS NULL
          AND start_at >= asked.key_at - interval '1 second' AND start_at < asked.key_at + interval '2 seconds'
        ORDER BY imported, abs(extract(epoch FROM start_at - asked.key_at)), id LIMIT 1
      ) AS cycle
    )
    INSERT INTO journal_answers (member_id, cycle_start_at, question, day, answered_yes, notes, import_id)
    SELECT ${memberId}, best.key_at, best.question, coalesce(days.day,
      to_char(best.key_at AT TIME ZONE 'UTC' + interval '8 hours' + best.offset_min * interval '1 minute', 'YYYY-MM-DD')),
      best.answered_yes, best.notes, best.import_id
    FROM best LEFT JOIN days USING (key_at)`;
}
