import { ownColumns } from "#export-files/own/columns.ts";
import { type ArchivedRows, type ArchiveType, archiveTypes } from "#export-files/rows.ts";
import { type CsvCell, csvText } from "#lib/csv.ts";
import { inBatches, type RowSource, type TextFile } from "./row-source.ts";

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
  source: { readonly [type in T]: () => AsyncIterable<{ readonly [column in C]: CsvCell }> },
): TextFile {
  return {
    type,
    name: `${type}.csv`,
    async *text() {
      yield csvText([columns.map(String)]);
      for await (const rows of inBatches(source[type]()))
        yield csvText(rows.map((row) => columns.map((column) => row[column])));
    },
  };
}

/** A member's rows as our JSON: one array per type with a record on each line, WHOOP's own JSON under `raw`. */
export function ownJsonFiles(source: RowSource): TextFile[] {
  return archiveTypes.map((type) => ({ type, name: `${type}.json`, text: () => jsonArray(source[type]()) }));
}

async function* jsonArray(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const batch of inBatches(rows)) {
    yield before + batch.map((row) => JSON.stringify(row)).join(",\n");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
