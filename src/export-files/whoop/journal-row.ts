import { judgeInterval, RowRefused } from "#export-files/row-refused.ts";
import type { ArchivedJournalEntry } from "#export-files/rows.ts";
import { withoutGuard } from "#lib/formula-guard.ts";
import type { WhoopCells } from "./cells.ts";

/** A row of journal_entries.csv. Throws `RowRefused`. */
export function readJournalRow(cells: WhoopCells): ArchivedJournalEntry {
  const offsetMin = cells.offsetMin();
  const cycleStartAt = cells.neededInstant("cycleStart", offsetMin);
  const cycleEndAt = cells.instant("cycleEnd", offsetMin);
  judgeInterval(cycleStartAt, cycleEndAt);
  const answeredYes = cells.flag("answeredYes");
  if (answeredYes === null) throw new RowRefused("missing-value", "The answer is empty.");
  const notes = cells.text("notes");
  return {
    day: null,
    offsetMin,
    cycleStartAt,
    cycleEndAt,
    question: cells.name("question"),
    answeredYes,
    notes: notes === null ? null : withoutGuard(notes),
  };
}
