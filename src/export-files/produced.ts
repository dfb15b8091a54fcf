import type { ArchivedRows, ArchiveType } from "./rows.ts";

/** A row that came out of a file, with its type. */
export type Produced = { [T in ArchiveType]: { type: T; value: ArchivedRows[T] } }[ArchiveType];

/**
 * What makes a row the same as another of its type: its start to the second, for a journal entry also its question, for
 * a recovery the start of its sleep.
 */
export function keyOf({ type, value }: Produced): string | number {
  if (type === "recoveries") return secondsOf(value.sleepStartAt);
  if (type === "journal") return `${secondsOf(value.cycleStartAt)} ${value.question}`;
  return secondsOf(value.startAt);
}

/** Whole seconds since 1970: what an export can tell instants apart by. */
export function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
