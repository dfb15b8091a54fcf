import type { Transaction } from "#db/client.ts";
import { keepDays } from "#sync/days/keep-days.ts";
import { mergeWritten } from "#sync/import/merge-imports.ts";
import { type PreparedPage, pagesJson, writtenBy } from "./rows/prepare.ts";

/** What storing some records changed. */
export interface SaveCounts {
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

/**
 * Stores a page of records after `lockRecords`, with what follows: the days, and for a member with imports what those
 * add. A row is replaced only by a newer version of WHOOP's, or by one of the same age that differs; an imported row by
 * any; a record that was marked deleted and is listed again comes back. The database function `store_records` decides
 * all that (see docs/decisions/010).
 */
export async function storeRecords(
  tx: Transaction,
  memberId: number,
  page: PreparedPage,
  now: Date,
): Promise<SaveCounts> {
  return keepDays(tx, memberId, writtenBy([page]), now, async () => {
    const [stored] = await tx.$queryRaw<
      { counts: Record<string, SaveCounts>; firstStart: Date | null; lastStart: Date | null }[]
    >`SELECT counts, first_start AS "firstStart", last_start AS "lastStart"
      FROM store_records(${memberId}::int, ${pagesJson([page])}::jsonb, ${now}::timestamptz)`;
    const counts = stored?.counts[page.recordType];
    if (!stored || !counts) throw new Error("The database counts what it stored.");
    await mergeWritten(tx, memberId, { from: stored.firstStart, to: stored.lastStart }, now);
    return counts;
  });
}
