import { type Row, rowsOf, upsert } from "#db/bulk-write.ts";
import { Prisma, type Transaction } from "#db/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { rulesOf } from "./record-types.ts";

const { raw, sql } = Prisma;

/** A record that was written. */
export interface SavedRecord {
  key: string;
  /** Whether WHOOP's record was not stored before (an import's may have been). */
  isNew: boolean;
  /** The cycle it belongs to, and the one it belonged to. */
  cycleId: string | null;
  formerCycleId: string | null;
  /** Where it stands in time, and stood before, as far as that is known. */
  startAt: Date | null;
  formerStartAt: Date | null;
}

/**
 * Stores rows of a type and answers with those that were written. A row is replaced only by a newer version of WHOOP's, or by
 * one of the same age that differs; an imported row by any; a record that was marked deleted and is listed again comes
 * back. What is replaced is kept in `record_versions`, but for the open cycle, whose values run on.
 */
export async function upsertRecords(
  tx: Transaction,
  memberId: number,
  type: Collection,
  rows: readonly Row[],
  now: Date,
): Promise<SavedRecord[]> {
  if (rows.length === 0) return [];
  const { key, keyType, labels } = rulesOf(type);
  const [table, keyColumn, cycleId] = [raw(type), raw(key), raw(type === "cycles" ? "id" : "cycle_id")];
  const complete = rows.map((row) => ({ ...row, member_id: memberId, stored_at: now, seen_at: now }));
  const saved = upsert({
    table: type,
    key: ["member_id", key],
    columns: Object.keys(complete[0] ?? {}),
    from: sql`${rowsOf(type, complete)} AS listed`,
    made: { whoop_updated_at: versionOf(type, now) },
    onlyNew: labels,
    when: sql`stored.imported OR stored.whoop_updated_at < excluded.whoop_updated_at
      OR (stored.whoop_updated_at = excluded.whoop_updated_at
        AND (stored.raw IS DISTINCT FROM excluded.raw OR stored.deleted_at IS NOT NULL))`,
  });
  return tx.$queryRaw<SavedRecord[]>`
    WITH former AS (
      SELECT * FROM ${table}
      WHERE member_id = ${memberId} AND ${keyColumn} = ANY(${rows.map((row) => String(row[key]))}::${raw(keyType)}[])
    ), saved AS (
      ${saved} RETURNING stored.*
    ), versions AS (
      INSERT INTO record_versions (member_id, type, record_id, whoop_updated_at, replaced_at, raw)
      SELECT former.member_id, ${type}, former.${keyColumn}::text, former.whoop_updated_at, ${now}::timestamptz, former.raw
      FROM saved JOIN former USING (${keyColumn})
      WHERE NOT former.imported AND former.raw IS DISTINCT FROM saved.raw
        ${type === "cycles" ? sql`AND former.end_at IS NOT NULL` : Prisma.empty}
    )
    SELECT saved.${keyColumn}::text AS key, coalesce(former.imported, true) AS "isNew",
      saved.${cycleId}::text AS "cycleId", former.${cycleId}::text AS "formerCycleId",
      ${startOf(type, "saved")} AS "startAt", ${startOf(type, "former")} AS "formerStartAt"
    FROM saved LEFT JOIN former USING (${keyColumn})`;
}

/**
 * A record is the version of its time of change. Where that cannot be read, or lies in the future, it is as old as the version
 * it replaces, and a first one as old as it can be: the next that can be read takes its place.
 */
function versionOf(type: Collection, now: Date): Prisma.Sql {
  const key = raw(rulesOf(type).key);
  const oldest = raw(type === "recoveries" ? "listed.whoop_created_at" : "listed.start_at");
  return sql`coalesce(
    CASE WHEN listed.whoop_updated_at < ${now}::timestamptz + interval '1 day' THEN listed.whoop_updated_at END,
    (SELECT former.whoop_updated_at FROM former WHERE former.${key} = listed.${key}), ${oldest}, '2000-01-01')`;
}

/** Where a row stands in time, in SQL: a recovery where its sleep does, else about where WHOOP made it. */
export function startOf(type: Collection, row: string): Prisma.Sql {
  if (type !== "recoveries") return raw(`${row}.start_at`);
  return raw(`coalesce((
    SELECT sleeps.start_at FROM sleeps WHERE sleeps.member_id = ${row}.member_id AND sleeps.id = ${row}.sleep_id
  ), ${row}.whoop_created_at)`);
}

/** Notes that WHOOP listed records that are stored. */
export async function noteSeen(
  tx: Transaction,
  memberId: number,
  type: Collection,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  const { key, keyType } = rulesOf(type);
  await tx.$executeRaw`
    UPDATE ${raw(type)} SET seen_at = ${now}::timestamptz
    WHERE member_id = ${memberId} AND ${raw(key)} = ANY(${keys}::${raw(keyType)}[]) AND seen_at < ${now}::timestamptz`;
}
