import type { Transaction } from "#db/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { type SaveCounts, toJson } from "./collection.ts";
import type { SyncContext } from "./context.ts";
import { type Lease, LeaseLostError, leaseEnd } from "./lease.ts";

/** What one run did for one type so far; stored as JSON in `sync_runs.progress`. */
export interface TypeProgress extends SaveCounts {
  deleted: number;
  /** How far back the run has read, or null before the first page. */
  reachedAt: string | null;
  /** Until when everything recent is read; null while that part is not finished. A resumed run does not repeat it. */
  recentUntil: string | null;
  done: boolean;
  problem: string | null;
}

/** What a run reads: the collections, and the profile with the body measurements. */
export type RunType = Collection | "profile";

/** A claimed run: what it is to do and what it has done. */
export interface ActiveRun {
  id: string;
  lease: Lease;
  requests: number;
  progress: Partial<Record<RunType, TypeProgress>>;
}

/** The progress of a type, made on first use. */
export function progressOf(run: ActiveRun, type: RunType): TypeProgress {
  const known = run.progress[type];
  if (known) return known;
  const fresh = {
    new: 0,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    deleted: 0,
    reachedAt: null,
    recentUntil: null,
    done: false,
    problem: null,
  };
  run.progress[type] = fresh;
  return fresh;
}

/** Adds a page's counts. */
export function addCounts(progress: TypeProgress, counts: SaveCounts): void {
  progress.new += counts.new;
  progress.changed += counts.changed;
  progress.unchanged += counts.unchanged;
  progress.rejected += counts.rejected;
}

/** How far a type's pass through the history has come. */
export interface Reached {
  type: RunType;
  at: Date;
}

/**
 * Writes the run's progress, and how far its passes have come, in the transaction of the records they speak of; and
 * renews the lease. Throws `LeaseLostError`, which undoes that transaction, when somebody else has taken over.
 */
export async function saveProgress(
  ctx: SyncContext,
  tx: Transaction,
  run: ActiveRun,
  reached: Reached[],
): Promise<void> {
  const { memberId, fence } = run.lease;
  const written = await tx.$executeRaw`
    WITH lease AS (
      UPDATE sync_leases SET lease_until = ${leaseEnd(ctx)}::timestamptz
      WHERE member_id = ${memberId} AND holder = ${ctx.holder} AND fence = ${fence} RETURNING member_id
    ), pass AS (
      UPDATE sync_states SET history_reached_at = reached.at
      FROM unnest(${reached.map(({ type }) => type)}::text[], ${reached.map(({ at }) => at)}::timestamptz[]) AS reached(type, at)
      WHERE member_id = ${memberId} AND sync_states.type = reached.type
    )
    UPDATE sync_runs SET progress = ${toJson(run.progress)}::jsonb, requests = ${run.requests}
    FROM lease WHERE sync_runs.id = ${run.id}::uuid AND sync_runs.member_id = lease.member_id`;
  if (written !== 1) throw new LeaseLostError();
}
