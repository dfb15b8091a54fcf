import type { KnownSpan } from "#domain/day-sums.ts";
import type { SyncTypeView } from "./sync-overview.ts";

/** The stretch of time whose workouts are all stored: what the walk through the history and later syncs have covered. */
export function workoutsKnown(types: readonly SyncTypeView[]): KnownSpan | null {
  const state = types.find(({ type }) => type === "workouts");
  if (state === undefined) return null;
  const { historyCompleteAt, historyReachedAt, historyEndAt, lastSyncAt } = state;
  const fromAt = historyCompleteAt === null ? historyReachedAt : new Date(0);
  const toAt = lastSyncAt ?? historyEndAt;
  return fromAt === null || toAt === null ? null : { fromAt, toAt };
}
