import type { Queryable } from "#db/client.ts";
import type { Day } from "#domain/day.ts";
import { parseDay } from "#domain/day.ts";
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
    db.$queryRaw<TypeRow[]>`
      SELECT 'cycles' AS type, count(*)::int AS records, min(day) AS "firstDay", max(day) AS "lastDay"
      FROM cycles WHERE member_id = ${memberId} AND deleted_at IS NULL
      UNION ALL SELECT 'sleeps', count(*)::int, min(day), max(day)
      FROM sleeps WHERE member_id = ${memberId} AND deleted_at IS NULL
      UNION ALL SELECT 'recoveries', count(*)::int, min(day), max(day)
      FROM recoveries WHERE member_id = ${memberId} AND deleted_at IS NULL
      UNION ALL SELECT 'workouts', count(*)::int, min(day), max(day)
      FROM workouts WHERE member_id = ${memberId} AND deleted_at IS NULL`,
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
