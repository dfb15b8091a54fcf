import { ownColumns } from "../own/columns.ts";
import { type ArchivedRows, type ArchiveType, archiveTypes } from "../rows.ts";
import { type CellValue, csvLine } from "./csv-line.ts";
import type { RowSource, TextFile } from "./row-source.ts";

/** A member's rows as our CSV: one file per type, every column but WHOOP's own JSON, nothing rounded. */
export function ownCsvFiles(source: RowSource): TextFile[] {
  return [
    csvFile("cycles", ownColumns.cycles, source),
    csvFile("recoveries", ownColumns.recoveries, source),
    csvFile("sleeps", ownColumns.sleeps, source),
    csvFile("workouts", ownColumns.workouts, source),
    csvFile("journal", ownColumns.journal, source),
  ];
}

function csvFile<T extends ArchiveType, C extends keyof ArchivedRows[T]>(
  type: T,
  columns: readonly C[],
  source: { readonly [type in T]: () => AsyncIterable<{ readonly [column in C]: CellValue }> },
): TextFile {
  return {
    name: `${type}.csv`,
    async *text() {
      yield csvLine(columns.map(String));
      for await (const row of source[type]()) yield csvLine(columns.map((column) => row[column]));
    },
  };
}

/** A member's rows as our JSON: one array per type with a record on each line, WHOOP's own JSON under `raw`. */
export function ownJsonFiles(source: RowSource): TextFile[] {
  return archiveTypes.map((type) => ({ name: `${type}.json`, text: () => jsonArray(source[type]()) }));
}

async function* jsonArray(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const row of rows) {
    yield before + JSON.stringify(row);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
