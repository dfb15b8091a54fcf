import type { Transaction } from "#db/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { type SaveCounts, toJson } from "./collection.ts";
import type { SyncContext } from "./context.ts";
import { holdLease, type Lease } from "./lease.ts";

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

/** A claimed run: what it is to do and what it has done. */
export interface ActiveRun {
  id: string;
  lease: Lease;
  requests: number;
  progress: Partial<Record<Collection | "profile", TypeProgress>>;
}

/** The progress of a type, made on first use. */
export function progressOf(run: ActiveRun, type: Collection | "profile"): TypeProgress {
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

/** Writes the run's progress and renews its lease, in the transaction of the records it speaks of. */
export async function saveProgress(ctx: SyncContext, tx: Transaction, run: ActiveRun): Promise<void> {
  await holdLease(ctx, tx, run.lease);
  await tx.$executeRaw`
    UPDATE sync_runs SET progress = ${toJson(run.progress)}::jsonb, requests = ${run.requests} WHERE id = ${run.id}::uuid`;
}
