import { Prisma, type Transaction } from "#db/client.ts";
import { fillable, type MergedRecordType, mergedRecordTypes } from "#db/merged-record-type.ts";
import type { ChangeCount } from "#domain/import-report.ts";

const { raw } = Prisma;
const recordTypes = Object.values(mergedRecordTypes);

/** Remembers, for the length of the transaction, what the member's tables say: `countChanges` compares with it. */
export async function rememberRecords(tx: Transaction, memberId: number): Promise<void> {
  await tx.$executeRaw`CREATE TEMP TABLE remembered (type text, key text, digest text) ON COMMIT DROP`;
  for (const recordType of recordTypes) {
    await tx.$executeRaw`
      INSERT INTO remembered SELECT ${recordType.table}, ${raw(recordType.key)}::text, ${raw(digest(recordType, "stored"))}
      FROM ${raw(recordType.table)} AS stored WHERE member_id = ${memberId} AND deleted_at IS NULL`;
  }
  await tx.$executeRaw`
    INSERT INTO remembered SELECT 'journal', ${raw(answerKey("answer"))}, ${raw(answerDigest)}
    FROM journal_answers AS answer WHERE member_id = ${memberId}`;
}

/** What storing a layer changed, per file and type: a row is new, changes a record, changes nothing, or is left out. */
export async function countChanges(
  tx: Transaction,
  { importId, memberId }: { importId: number; memberId: number },
): Promise<ChangeCount[]> {
  const counts: ChangeCount[] = [];
  for (const recordType of recordTypes) {
    counts.push(
      ...(await tx.$queryRaw<ChangeCount[]>`
        SELECT layer.file, ${recordType.table} AS type, ${raw(kinds(recordType.table === "recoveries" ? mayBeNap : "false"))}
        FROM ${raw(`imported_${recordType.table}`)} AS layer
        LEFT JOIN LATERAL (${recordAt(recordType, memberId)}) AS stored ON true
        LEFT JOIN remembered ON remembered.type = ${recordType.table} AND remembered.key = stored.key
        WHERE layer.import_id = ${importId} GROUP BY layer.file ORDER BY layer.file`),
    );
  }
  counts.push(
    ...(await tx.$queryRaw<ChangeCount[]>`
      SELECT layer.file, 'journal' AS type, ${raw(kinds("false"))}
      FROM imported_journal_entries AS layer
      JOIN (
        SELECT answer.*, ${raw(answerKey("answer"))} AS key, ${raw(answerDigest)} AS digest FROM journal_answers AS answer
        WHERE answer.member_id = ${memberId}
      ) AS stored ON stored.cycle_start_at = layer.key_at AND stored.question = layer.question
      LEFT JOIN remembered ON remembered.type = 'journal' AND remembered.key = stored.key
      WHERE layer.import_id = ${importId} GROUP BY layer.file ORDER BY layer.file`),
  );
  return counts;
}

const mayBeNap = "layer.of = 'unclear'";

/** A row without a record beside it was left out: it may be a nap's recovery, or the record was deleted in the cloud. */
const kinds = (unclear: string) => `
  (count(*) FILTER (WHERE NOT ${unclear} AND stored.key IS NOT NULL AND remembered.key IS NULL))::int AS new,
  (count(*) FILTER (WHERE NOT ${unclear} AND remembered.digest <> stored.digest))::int AS changed,
  (count(*) FILTER (WHERE NOT ${unclear} AND remembered.digest = stored.digest))::int AS unchanged,
  (count(*) FILTER (WHERE ${unclear}))::int AS "mayBeNap",
  (count(*) FILTER (WHERE NOT ${unclear} AND stored.key IS NULL))::int AS "deletedByWhoop"`;

/** The record a row of a layer became part of; none when it was deleted in the cloud, or is left out of the tables. */
function recordAt(recordType: MergedRecordType, memberId: number): Prisma.Sql {
  const near = (column: string) =>
    raw(
      `${column} >= layer.key_at - interval '1 second' AND ${column} < layer.key_at + interval '2 seconds'`,
    );
  const found = raw(`${recordType.key}::text AS key, ${digest(recordType, "stored")} AS digest`);
  if (recordType.table === "recoveries")
    return Prisma.sql`
      SELECT ${found} FROM recoveries AS stored WHERE member_id = ${memberId} AND deleted_at IS NULL
        AND sleep_id IN (
          SELECT id FROM sleeps WHERE member_id = ${memberId} AND ${near("start_at")}
          UNION SELECT sleep_id FROM recoveries WHERE member_id = ${memberId} AND import_key_at = layer.key_at
        ) ORDER BY sleep_id LIMIT 1`;
  return Prisma.sql`
      SELECT ${found} FROM ${raw(recordType.table)} AS stored
      WHERE member_id = ${memberId} AND deleted_at IS NULL AND ${near("start_at")}
      ORDER BY abs(extract(epoch FROM start_at - layer.key_at)), ${raw(recordType.key)} LIMIT 1`;
}

/** Everything a record says, in one short text. */
function digest(recordType: MergedRecordType, table: string): string {
  const columns = [...recordType.record, ...fillable(recordType)].map((column) => `${table}.${column}`);
  return `md5(ROW(${columns.join(", ")})::text)`;
}

const answerKey = (table: string) => `${table}.cycle_start_at::text || ' ' || ${table}.question`;
const answerDigest = "md5(ROW(answer.answered_yes, answer.notes, answer.day)::text)";
