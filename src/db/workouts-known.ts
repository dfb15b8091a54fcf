import type { SyncState } from "#generated/prisma/client.ts";
import type { Queryable } from "./client.ts";

/** A stretch of time whose workouts are all stored. */
interface KnownSpan {
  fromAt: Date;
  toAt: Date;
}

/** How far the workouts are in step with the cloud. */
type WorkoutsState = Pick<
  SyncState,
  "historyReachedAt" | "historyEndAt" | "historyCompleteAt" | "lastSuccessAt"
>;

/**
 * The stretches of time whose workouts are all stored: what the walk through the history and later syncs have covered, and
 * what each import with a workouts file spans.
 */
export async function loadWorkoutsKnown(db: Queryable, memberId: number): Promise<KnownSpan[]> {
  const state = await db.syncState.findUnique({ where: { memberId_type: { memberId, type: "workouts" } } });
  return workoutsKnown(state, await importsWithWorkouts(db, memberId));
}

/** The stretches in order of time; those that touch are one. */
export function workoutsKnown(state: WorkoutsState | null, imports: readonly KnownSpan[]): KnownSpan[] {
  const all = [...syncedSpan(state), ...imports].sort((a, b) => a.fromAt.getTime() - b.fromAt.getTime());
  const spans: KnownSpan[] = [];
  for (const span of all) {
    const last = spans.at(-1);
    if (last === undefined || span.fromAt > last.toAt) spans.push({ ...span });
    else if (span.toAt > last.toAt) last.toAt = span.toAt;
  }
  return spans;
}

function syncedSpan(state: WorkoutsState | null): KnownSpan[] {
  if (state === null) return [];
  const { historyCompleteAt, historyReachedAt, historyEndAt, lastSuccessAt } = state;
  const fromAt = historyCompleteAt === null ? historyReachedAt : new Date(0);
  const toAt = lastSuccessAt ?? historyEndAt;
  return fromAt === null || toAt === null ? [] : [{ fromAt, toAt }];
}

/** An export holds everything up to the moment it was made: from its first record to its last, workouts included. */
function importsWithWorkouts(db: Queryable, memberId: number): Promise<KnownSpan[]> {
  return db.$queryRaw<KnownSpan[]>`
    SELECT spans.from_at AS "fromAt", spans.to_at AS "toAt" FROM imports CROSS JOIN LATERAL (
      SELECT min(start_at) AS from_at, max(greatest(start_at, end_at)) AS to_at FROM (
        SELECT start_at, end_at FROM imported_cycles WHERE import_id = imports.id
        UNION ALL SELECT start_at, end_at FROM imported_sleeps WHERE import_id = imports.id
        UNION ALL SELECT start_at, end_at FROM imported_workouts WHERE import_id = imports.id
      ) AS records
    ) AS spans
    WHERE imports.member_id = ${memberId} AND imports.state = 'done' AND spans.from_at IS NOT NULL
      AND (imports.preview->'files' @> '[{"type": "workouts"}]'
        OR EXISTS (SELECT FROM imported_workouts WHERE import_id = imports.id))`;
}
