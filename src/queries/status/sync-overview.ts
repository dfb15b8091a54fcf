import type { Queryable } from "#db/client.ts";
import { loadActiveRun, type RunView } from "./run.ts";

/** How far one type of record is in step with the cloud. */
export interface SyncTypeView {
  type: string;
  lastAttemptAt: Date | null;
  lastSyncAt: Date | null;
  lastChangeAt: Date | null;
  problemCode: string | null;
  problem: string | null;
  /** First walk through the history, newest first: everything between these two is stored. */
  historyReachedAt: Date | null;
  historyEndAt: Date | null;
  historyCompleteAt: Date | null;
}

/** The sync state of every type a member has synced. */
export async function loadSyncTypes(db: Queryable, memberId: number): Promise<SyncTypeView[]> {
  const rows = await db.syncState.findMany({ where: { memberId }, orderBy: { type: "asc" } });
  return rows.map(({ memberId: _, lastSuccessAt, ...row }) => ({ ...row, lastSyncAt: lastSuccessAt }));
}

/** State per type and the run under way, if any: what the Data page and `GET /api/v1/sync` show. */
export async function loadSyncOverview(
  db: Queryable,
  memberId: number,
): Promise<{ types: SyncTypeView[]; run: RunView | null }> {
  const [types, run] = await Promise.all([loadSyncTypes(db, memberId), loadActiveRun(db, memberId)]);
  return { types, run };
}
