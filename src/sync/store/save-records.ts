import type { Transaction } from "#db/client.ts";
import { keepDays } from "#sync/days/keep-days.ts";
import { loadDaysOfEndless } from "#sync/days/touched-days.ts";
import { lockRecords, mergeWritten } from "#sync/import/merge-imports.ts";
import type { Collection, RecordOf } from "#whoop/endpoints.ts";
import type { Parsed, Quarantined } from "#whoop/page.ts";
import { assignDays, type Touched } from "./assign-days.ts";
import { keysOf, type PreparedPage, preparePage } from "./prepare-page.ts";
import { updateQuarantine } from "./quarantine.ts";
import { noteSeen, type SavedRecord, upsertRecords } from "./upsert-records.ts";

/** What storing some records changed. */
export interface SaveCounts {
  new: number;
  changed: number;
  unchanged: number;
  quarantined: number;
}

/** Stores records of one type: see `storePrepared`. */
export async function saveRecords<T extends Collection>(
  tx: Transaction,
  memberId: number,
  type: T,
  page: { records: Parsed<RecordOf<T>>[]; quarantined: Quarantined[] },
  now: Date,
): Promise<SaveCounts> {
  await lockRecords(tx, memberId);
  return storePrepared(tx, memberId, preparePage(type, page), now);
}

/**
 * Stores a page of records after `lockRecords`, with what follows: which days they belong to, those days' rows, and for a
 * member with imports what those add.
 */
export function storePrepared(
  tx: Transaction,
  memberId: number,
  page: PreparedPage,
  now: Date,
): Promise<SaveCounts> {
  const { recordType: type, rows, quarantined } = page;
  return keepDays(tx, memberId, now, async (touch) => {
    const saved = await upsertRecords(tx, memberId, type, rows, now);
    // A record that is stored, and cannot be read now, was listed all the same.
    const listed = [...keysOf(page), ...quarantined.flatMap(({ key }) => key ?? [])];
    if (saved.length < listed.length) await noteSeen(tx, memberId, type, listed, now);
    await updateQuarantine(tx, memberId, page, now);
    const reach = reachOf(saved);
    touch(await assignDays(tx, memberId, touchedBy(type, saved)));
    if (type === "cycles" && reach.to) touch(await loadDaysOfEndless(tx, memberId, reach.to));
    await mergeWritten(tx, memberId, reach, now);
    const added = saved.filter(({ isNew }) => isNew).length;
    const changed = saved.length - added;
    return { new: added, changed, unchanged: rows.length - saved.length, quarantined: quarantined.length };
  });
}

/** A workout belongs to a cycle by its time alone; anything else may move everything of its cycle. */
function touchedBy(type: Collection, saved: readonly SavedRecord[]): Touched {
  if (type === "workouts") return { cycleIds: [], workoutIds: saved.map(({ key }) => key) };
  const cycleIds = saved.flatMap(({ cycleId, formerCycleId }) => [cycleId, formerCycleId]);
  return { cycleIds: cycleIds.filter((id) => id !== null), workoutIds: [] };
}

/** From the first to the last start of what was written, before and after. */
function reachOf(saved: readonly SavedRecord[]): { from: Date | null; to: Date | null } {
  const starts = saved
    .flatMap(({ startAt, formerStartAt }) => [startAt, formerStartAt])
    .filter((start) => start !== null);
  starts.sort((a, b) => a.getTime() - b.getTime());
  return { from: starts[0] ?? null, to: starts.at(-1) ?? null };
}
