import { cache } from "react";
import type { Queryable } from "#db/client.ts";
import { loadShownMember } from "#queries/shown-member.ts";
import { getApp } from "./app.ts";

/** So many answers of a loader are kept: a few ranges of a few people. */
const mostKept = 12;

/** The member a page shows, asked once per request. */
export const shownMember = cache((memberId: number) => loadShownMember(getApp().db, memberId));

/**
 * A loader whose answers are kept as long as the member's records stay as they are: between two syncs the same pages are
 * asked for again and again. An answer must follow from what is wanted and from the records alone, never from the clock;
 * whoever gets it must leave it as it is.
 */
export function whileUnchanged<Wanted extends { memberId: number }, Answer>(
  load: (db: Queryable, wanted: Wanted) => Promise<Answer>,
): (wanted: Wanted) => Promise<Answer> {
  const kept = new Map<string, { recordsVersion: string; answer: Promise<Answer> }>();
  return async (wanted) => {
    // Read before the records: what is written in between is then only read once more.
    const { recordsVersion } = await shownMember(wanted.memberId);
    const key = JSON.stringify(wanted);
    const known = kept.get(key);
    const fresh = known?.recordsVersion === recordsVersion ? known : null;
    const entry = fresh ?? { recordsVersion, answer: load(getApp().db, wanted) };
    // The one asked for last comes last.
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
    try {
      return await entry.answer;
    } catch (error) {
      if (kept.get(key) === entry) kept.delete(key);
      throw error;
    }
  };
}
