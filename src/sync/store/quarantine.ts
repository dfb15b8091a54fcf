import { rowsOf, upsert } from "#db/bulk-write.ts";
import { Prisma, type Transaction } from "#db/client.ts";
import { keysOf, type PreparedPage } from "./prepare-page.ts";

/** What has no id of its own goes by its JSON. */
const key = Prisma.sql`coalesce(key, md5(coalesce(raw, 'null')::text))`;

/** Keeps what cannot be read of a page, with the reason; what can be read again is quarantined no longer. */
export async function updateQuarantine(
  tx: Transaction,
  memberId: number,
  page: PreparedPage,
  now: Date,
): Promise<void> {
  const { recordType: type, quarantined, span } = page;
  await tx.rejectedRecord.deleteMany({ where: { memberId, type, key: { in: keysOf(page) } } });
  if (quarantined.length === 0) return;
  const rows = quarantined.map((row) => ({
    ...row,
    member_id: memberId,
    type,
    identified: row.key !== null,
    span_from: span.from,
    span_to: span.to,
    last_seen_at: now,
  }));
  const statement = upsert({
    table: "rejected_records",
    key: ["member_id", "type", "key"],
    columns: Object.keys(rows[0] ?? {}),
    from: Prisma.sql`(SELECT DISTINCT ON (${key}) * FROM ${rowsOf("rejected_records", rows)}) AS listed`,
    made: { key, raw: Prisma.sql`coalesce(raw, 'null')` },
  });
  await tx.$executeRaw(statement);
}
