import type { RowBatch } from "./events.ts";
import type { Produced } from "./produced.ts";
import { type ArchivedRows, type ArchiveType, archiveTypes, type RowPlace } from "./rows.ts";

/** Rows handed over at once. */
const rowsPerBatch = 500;

type Rows = { [T in ArchiveType]: (ArchivedRows[T] & RowPlace)[] };

/** Gathers the rows of one file into batches of one type each. */
export class RowBatches {
  private readonly file: string;
  private rows: Rows = emptyRows();

  constructor(file: string) {
    this.file = file;
  }

  add(produced: Produced, row: number): void {
    const place = { file: this.file, row };
    switch (produced.type) {
      case "cycles":
        this.rows.cycles.push({ ...produced.value, ...place });
        break;
      case "recoveries":
        this.rows.recoveries.push({ ...produced.value, ...place });
        break;
      case "sleeps":
        this.rows.sleeps.push({ ...produced.value, ...place });
        break;
      case "workouts":
        this.rows.workouts.push({ ...produced.value, ...place });
        break;
      case "journal":
        this.rows.journal.push({ ...produced.value, ...place });
        break;
    }
  }

  /** The batches gathered so far, when one of them is full or at the end of the file; they are then let go. */
  take(when: "when full" | "at the end"): RowBatch[] {
    if (when === "when full" && archiveTypes.every((type) => this.rows[type].length < rowsPerBatch))
      return [];
    const { cycles, recoveries, sleeps, workouts, journal } = this.rows;
    this.rows = emptyRows();
    const { file } = this;
    const batches: RowBatch[] = [
      { kind: "rows", type: "cycles", file, rows: cycles },
      { kind: "rows", type: "recoveries", file, rows: recoveries },
      { kind: "rows", type: "sleeps", file, rows: sleeps },
      { kind: "rows", type: "workouts", file, rows: workouts },
      { kind: "rows", type: "journal", file, rows: journal },
    ];
    return batches.filter((batch) => batch.rows.length > 0);
  }
}

function emptyRows(): Rows {
  return { cycles: [], recoveries: [], sleeps: [], workouts: [], journal: [] };
}
