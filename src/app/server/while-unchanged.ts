import { cache } from "react";
import type { Queryable } from "#db/client.ts";
import { keepAnswers } from "#lib/keep-answers.ts";
import { loadShownMember } from "#queries/status/shown-member.ts";
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
  const answer = keepAnswers((wanted: Wanted) => load(getApp().db, wanted), mostKept);
  // The version is read before the records: what is written in between is then only read once more.
  return async (wanted) => answer((await shownMember(wanted.memberId)).recordsVersion, wanted);
}
