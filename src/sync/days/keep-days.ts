import type { Transaction } from "#db/client.ts";
import { loadQuarantinedOfDays } from "#db/quarantined-days.ts";
import { isDay } from "#domain/day.ts";
import { loadNeighbours, type Written } from "./neighbours.ts";
import { writeDays } from "./write-days.ts";

/**
 * Does `work`, which writes records, and then writes the days it may have touched: whatever stands near the records, before
 * and after. A record may move to another day and take others with it, the end of a cycle may follow from the next one, and a
 * quarantined record shows on its day; so more days are computed than change. In the caller's transaction, after
 * `lockRecords`.
 */
export async function keepDays<T>(
  tx: Transaction,
  memberId: number,
  written: Written,
  now: Date,
  work: () => Promise<T>,
): Promise<T> {
  const before = await loadNeighbours(tx, memberId, written);
  const unreadableBefore = await loadUnreadable(tx, memberId);
  const done = await work();
  const cycleIds = [...(written.cycleIds ?? []), ...before.cycleIds];
  const { ranges } = before;
  const after = await loadNeighbours(tx, memberId, { ...written, cycleIds, ranges });
  const unreadableAfter = await loadUnreadable(tx, memberId);
  const days = [
    ...before.days,
    ...after.days,
    ...onlyIn(unreadableBefore, unreadableAfter),
    ...onlyIn(unreadableAfter, unreadableBefore),
  ];
  await writeDays(tx, memberId, days.filter(isDay), now);
  return done;
}

/** What could not be read, by type, and on which day that shows. */
async function loadUnreadable(tx: Transaction, memberId: number): Promise<Map<string, string>> {
  const records = await loadQuarantinedOfDays(tx, { memberId, from: "0000-00-00", to: "9999-12-31" });
  return new Map(records.map(({ type, day }) => [`${type} ${day}`, day]));
}

function onlyIn(these: Map<string, string>, those: Map<string, string>): string[] {
  return [...these].flatMap(([entry, day]) => (those.has(entry) ? [] : [day]));
}
