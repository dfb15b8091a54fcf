import { Prisma, type Queryable } from "#db/client.ts";
import type { Day } from "#domain/day.ts";
import { parseDay } from "#domain/day.ts";
import { type RecordType, recordTypes } from "#domain/record-fields.ts";
import { loadSyncTypes } from "./sync-overview.ts";

/** What is stored of one type of record. */
export interface StoredSpan {
  type: string;
  /** Records that count: those WHOOP deleted are not among them. */
  records: number;
  firstDay: Day | null;
  lastDay: Day | null;
  /** How many could not be read, or not in full. */
  unreadable: number;
}

/** The same, and how it stands with the cloud. */
export interface StoredTypeView extends StoredSpan {
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
  unreadable: number;
}

/** Number and span of a member's stored records per type. */
export async function loadStoredSpans(
  db: Queryable,
  { memberId }: { memberId: number },
): Promise<StoredSpan[]> {
  const rows = await db.$queryRaw<TypeRow[]>(
    Prisma.join(
      recordTypes.map((type) => countAndSpan(type, memberId)),
      " UNION ALL ",
    ),
  );
  return rows.map(({ firstDay, lastDay, ...row }) => ({
    ...row,
    firstDay: firstDay === null ? null : parseDay(firstDay),
    lastDay: lastDay === null ? null : parseDay(lastDay),
  }));
}

/** The same with the last success and the last change. */
export async function loadStoredTypes(db: Queryable, memberId: number): Promise<StoredTypeView[]> {
  const [spans, states] = await Promise.all([loadStoredSpans(db, { memberId }), loadSyncTypes(db, memberId)]);
  return spans.map((span) => {
    const state = states.find(({ type }) => type === span.type);
    return {
      ...span,
      lastSuccessAt: state?.lastSyncAt ?? null,
      lastChangeAt: state?.lastChangeAt ?? null,
      problem: state?.problem ?? null,
      historyComplete: Boolean(state?.historyCompleteAt),
    };
  });
}

function countAndSpan(type: RecordType, memberId: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${type} AS type, count(*)::int AS records, min(day) AS "firstDay", max(day) AS "lastDay",
      (count(*) FILTER (WHERE unreadable <> '{}'))::int
        + (SELECT count(*)::int FROM rejected_records WHERE member_id = ${memberId} AND type = ${type}) AS unreadable
    FROM ${Prisma.raw(type)} WHERE member_id = ${memberId} AND deleted_at IS NULL`;
}
