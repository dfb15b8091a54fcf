import type { Transaction } from "#db/client.ts";
import { storableJson } from "#lib/storable.ts";
import type { SaveCounts } from "#sync/store/save-records.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Lease } from "./lease.ts";

/** What one run did for one type so far; stored as JSON in `sync_runs.progress`. */
export interface TypeProgress {
  new: number;
  changed: number;
  unchanged: number;
  /** How many were quarantined: the name it is stored by. */
  rejected: number;
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

/** Adds what was stored. */
export function addCounts(progress: TypeProgress, counts: SaveCounts): void {
  progress.new += counts.new;
  progress.changed += counts.changed;
  progress.unchanged += counts.unchanged;
  progress.rejected += counts.quarantined;
}

/** Writes the run's progress. */
export async function saveProgress(tx: Transaction, run: ActiveRun): Promise<void> {
  await tx.$executeRaw`
    UPDATE sync_runs SET progress = ${storableJson(run.progress)}::jsonb, requests = ${run.requests}
    WHERE id = ${run.id}::uuid`;
}
