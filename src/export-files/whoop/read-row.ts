import type { Produced } from "#export-files/produced.ts";
import { type FileContext, WhoopCells } from "./cells.ts";
import { readCycleRow } from "./cycle-row.ts";
import { readJournalRow } from "./journal-row.ts";
import type { KnownSleeps } from "./known-sleeps.ts";
import type { WhoopType } from "./layout.ts";
import { readSleepRow } from "./sleep-row.ts";
import { readWorkoutRow } from "./workout-row.ts";

/** What must be known of the whole archive to read a row of WHOOP's export. */
export interface WhoopRowContext extends FileContext {
  type: WhoopType;
  sleeps: KnownSleeps;
  /** Of the file: the newest start, in whose cycle time is still running. */
  newestStartAt: Date | null;
}

/** What one row holds, the row's own record type first. Throws `RowRefused`. */
export function readWhoopRow(row: readonly string[], context: WhoopRowContext): Produced[] {
  const cells = new WhoopCells(row, context);
  switch (context.type) {
    case "cycles":
      return readCycleRow(cells, context.sleeps, context.newestStartAt);
    case "sleeps":
      return [{ type: "sleeps", value: readSleepRow(cells) }];
    case "workouts":
      return [{ type: "workouts", value: readWorkoutRow(cells) }];
    case "journal":
      return [{ type: "journal", value: readJournalRow(cells) }];
  }
}
