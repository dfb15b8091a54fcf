import type { Queryable } from "#db/client.ts";
import type { Day } from "#domain/day.ts";
import { publicId } from "#domain/record-id.ts";

/** A stored record with WHOOP's JSON as it came. */
export interface RawRecord {
  type: "cycles" | "sleeps" | "recoveries" | "workouts";
  id: string;
  raw: unknown;
}

/** Every record of one day as WHOOP sent it, those marked deleted left out. */
export async function loadDayRaw(
  db: Queryable,
  { memberId, day }: { memberId: number; day: Day },
): Promise<RawRecord[]> {
  const records = await db.$queryRaw<RawRecord[]>`
    SELECT 'cycles' AS type, id::text AS id, raw FROM cycles
      WHERE member_id = ${memberId} AND deleted_at IS NULL AND day = ${day}::bpchar
    UNION ALL SELECT 'sleeps', id::text, raw FROM sleeps
      WHERE member_id = ${memberId} AND deleted_at IS NULL AND day = ${day}::bpchar
    UNION ALL SELECT 'recoveries', sleep_id::text, raw FROM recoveries
      WHERE member_id = ${memberId} AND deleted_at IS NULL AND day = ${day}::bpchar
    UNION ALL SELECT 'workouts', id::text, raw FROM workouts
      WHERE member_id = ${memberId} AND deleted_at IS NULL AND day = ${day}::bpchar`;
  return records.map((record) => ({ ...record, id: publicId(record.id) }));
}
