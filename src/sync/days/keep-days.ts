import type { Transaction } from "#db/client.ts";
import { loadQuarantinedOfDays } from "#db/quarantined-days.ts";
import { isDay } from "#domain/day.ts";
import { writeDays } from "./write-days.ts";

/**
 * Does `work`, which writes records and tells the days it touches, before and after; then writes these days, and those on
 * which a record is quarantined now or is no more. In the caller's transaction, after `lockRecords`.
 */
export async function keepDays<T>(
  tx: Transaction,
  memberId: number,
  now: Date,
  work: (touch: (days: readonly (string | null)[]) => void) => Promise<T>,
): Promise<T> {
  const days = new Set<string | null>();
  const unreadableBefore = await loadUnreadable(tx, memberId);
  const done = await work((touched) => {
    for (const day of touched) days.add(day);
  });
  const unreadableAfter = await loadUnreadable(tx, memberId);
  const unreadable = [
    ...onlyIn(unreadableBefore, unreadableAfter),
    ...onlyIn(unreadableAfter, unreadableBefore),
  ];
  const touched = [...days, ...unreadable].filter((day) => day !== null);
  await writeDays(tx, memberId, touched.filter(isDay), now);
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
