import type { Transaction } from "#db/client.ts";
import type { PreparedPage } from "./prepare.ts";
import { toJson } from "./to-json.ts";

/** Sets a page's unusable records aside, with the reason; one that is met again is the same one. */
export async function saveRejected(
  tx: Transaction,
  memberId: number,
  { table, rejected }: PreparedPage,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO rejected_records (member_id, type, key, problem, raw, last_seen_at)
    SELECT DISTINCT ON (key) ${memberId}, ${table.table}, key, problem, raw, ${now}::timestamptz
    FROM (
      SELECT coalesce(raw->>'id', raw->>'sleep_id', md5(raw::text)) AS key, problem, raw
      FROM jsonb_to_recordset(${toJson(rejected)}::jsonb) AS incoming(raw jsonb, problem text)
    ) AS keyed
    ON CONFLICT (member_id, type, key) DO UPDATE
    SET problem = excluded.problem, raw = excluded.raw, last_seen_at = excluded.last_seen_at`;
}
