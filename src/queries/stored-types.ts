import { Prisma, type Queryable } from "#db/client.ts";
import type { Day } from "#domain/day.ts";
import { parseDay } from "#domain/day.ts";
import { type RecordType, recordTypes } from "./record-history.ts";
import { loadSyncTypes } from "./sync-overview.ts";

/** What is stored of one type of record, and how it stands with the cloud. */
export interface StoredTypeView {
  type: string;
  /** Records that count: those WHOOP deleted are not among them. */
  records: number;
  firstDay: Day | null;
  lastDay: Day | null;
  lastSuccessAt: Date | null;
  lastChangeAt: Date | null;
  problem: string | null;
  /** The whole history was read to its end at least once. */
  historyComplete: boolean;
}

interface TypeRow {
  type: string;
  records: number;
  firstDay: string | null;
  lastDay: string | null;
}

/** Number and span of a member's stored records per type, with the last success and the last change. */
export async function loadStoredTypes(db: Queryable, memberId: number): Promise<StoredTypeView[]> {
  const [rows, states] = await Promise.all([
    db.$queryRaw<TypeRow[]>(
      Prisma.join(
        recordTypes.map((type) => countAndSpan(type, memberId)),
        " UNION ALL ",
      ),
    ),
    loadSyncTypes(db, memberId),
  ]);
  return rows.map(({ type, records, firstDay, lastDay }) => {
    const state = states.find((each) => each.type === type);
    return {
      type,
      records,
      firstDay: firstDay === null ? null : parseDay(firstDay),
      lastDay: lastDay === null ? null : parseDay(lastDay),
      lastSuccessAt: state?.lastSyncAt ?? null,
      lastChangeAt: state?.lastChangeAt ?? null,
      problem: state?.problem ?? null,
      historyComplete: Boolean(state?.historyCompleteAt),
    };
  });
}

/** Three questions, each answered from an index alone: together they would read every row. */
function countAndSpan(type: RecordType, memberId: number): Prisma.Sql {
  const stored = Prisma.sql`FROM ${Prisma.raw(type)} WHERE member_id = ${memberId} AND deleted_at IS NULL`;
  return Prisma.sql`SELECT ${type} AS type, (SELECT count(*)::int ${stored}) AS records,
    (SELECT min(day) ${stored}) AS "firstDay", (SELECT max(day) ${stored}) AS "lastDay"`;
}
