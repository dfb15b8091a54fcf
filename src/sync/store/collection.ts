import type { Transaction } from "#db/client.ts";
import { lockRecords } from "#sync/import/merge-imports.ts";
import type { RecordOf } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Parsed, Quarantined } from "#whoop/page.ts";
import { cycleTable } from "./rows/cycle.ts";
import { preparePage } from "./rows/prepare.ts";
import { recoveryTable } from "./rows/recovery.ts";
import { sleepTable } from "./rows/sleep.ts";
import type { CollectionTable } from "./rows/table.ts";
import { workoutTable } from "./rows/workout.ts";
import { type SaveCounts, storeRecords } from "./store-records.ts";

/** The four types in the order they are read: what others are labelled by comes first. */
export const collections: readonly Collection[] = ["cycles", "sleeps", "recoveries", "workouts"];

const tables: { [C in Collection]: CollectionTable<RecordOf<C>> } = {
  cycles: cycleTable,
  sleeps: sleepTable,
  recoveries: recoveryTable,
  workouts: workoutTable,
};

/** How a type's records become rows. */
export function tableOf<C extends Collection>(collection: C): CollectionTable<RecordOf<C>> {
  return tables[collection];
}

/** Stores records of one type: see `storeRecords`. */
export async function saveRecords<C extends Collection>(
  tx: Transaction,
  memberId: number,
  collection: C,
  page: { records: Parsed<RecordOf<C>>[]; quarantined: Quarantined[] },
  now: Date,
): Promise<SaveCounts> {
  await lockRecords(tx, memberId);
  return storeRecords(tx, memberId, preparePage(tableOf(collection), page), now);
}
