import { Prisma } from "#db/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Lease } from "./lease.ts";
import { toJson } from "./rows/to-json.ts";
import type { SaveCounts } from "./upsert-pages.ts";

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

/** Writes the run's progress, and how far its passes have come: parts of the WITH clause of a statement. */
export function savingProgress(run: ActiveRun, reached: Reached[]): Prisma.Sql[] {
  const types = reached.map(({ type }) => type);
  const times = toJson(Object.fromEntries(reached.map(({ type, at }) => [type, at])));
  return [
    Prisma.sql`set_passes AS (
      UPDATE sync_states SET history_reached_at = (${times}::jsonb ->> type)::timestamptz
      WHERE member_id = ${run.lease.memberId} AND type = ANY(${types}::text[])
    )`,
    Prisma.sql`set_progress AS (
      UPDATE sync_runs SET progress = ${toJson(run.progress)}::jsonb, requests = ${run.requests}
      WHERE id = ${run.id}::uuid
    )`,
  ];
}
