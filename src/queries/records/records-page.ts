import type { Day } from "#domain/day.ts";
import { UserFacingError } from "#lib/errors.ts";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor.ts";

/** Which of a member's stored records are wanted. */
export interface RecordsQuery {
  memberId: number;
  /** Member days, both included; open when absent. */
  from?: Day | undefined;
  to?: Day | undefined;
  limit: number;
  /** What `nextCursor` of the page before said. */
  cursor?: string | undefined;
  /** Adds WHOOP's own JSON under `raw`. */
  raw?: boolean;
  /** Includes records marked deleted. */
  deleted?: boolean;
}

/** A page of stored records, newest first; `nextCursor` is null on the last one. */
export interface RecordsPage<T> {
  records: T[];
  nextCursor: string | null;
}

/** The cursor a client sent is not one this list has given out. */
export class UnknownCursorError extends UserFacingError {
  constructor() {
    super("The cursor is not one this list has given out.", "Begin again without a cursor.");
    this.name = "UnknownCursorError";
  }
}

/** Where the page begins; null for the first. Throws UnknownCursorError. */
export function placeOf(query: RecordsQuery, isId: (id: string) => boolean): Cursor | null {
  if (query.cursor === undefined) return null;
  const cursor = decodeCursor(query.cursor, isId);
  if (cursor === null) throw new UnknownCursorError();
  return cursor;
}

/** The conditions every list shares. Throws RangeReversedError. */
export function filtersOf({ memberId, from, to, deleted }: RecordsQuery) {
  return {
    memberId,
    ...(deleted === true ? {} : { deletedAt: null }),
    ...(from === undefined && to === undefined ? {} : { day: between(from, to) }),
  };
}

function between(from: Day | undefined, to: Day | undefined) {
  return { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lte: to }) };
}

/** Cuts a page out of `rows`, which were read one longer than `limit` to see whether another page follows. */
export function pageOf<T>(rows: readonly T[], limit: number, placeOfRow: (row: T) => Cursor): RecordsPage<T> {
  const records = rows.slice(0, limit);
  const last = records.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { records, nextCursor: more ? encodeCursor(placeOfRow(last)) : null };
}

/** Whether `id` is written like the ids of sleeps and workouts. */
export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

/** Columns of a listed record besides its own. */
export const listedFields = { whoopCreatedAt: true, deletedAt: true, deletedReason: true } as const;
