import { csvCell } from "#archive/write/csv-line.ts";
import type { Queryable } from "#db/client.ts";
import { loadRecordTable, type RecordTableQuery } from "./record-table.ts";

const rowsPerRead = 1000;

/**
 * All rows of a raw table as CSV, piece by piece: a line of column names, then rows in the order asked for. Numbers are
 * unrounded, durations in milliseconds, a missing value is an empty cell; text that would be a formula is guarded as in an
 * export.
 */
export async function* recordCsv(
  db: Queryable,
  query: Omit<RecordTableQuery, "cursor" | "limit">,
): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await loadRecordTable(db, { ...query, cursor, limit: rowsPerRead });
    const head = cursor === undefined ? [page.columns.map(({ name }) => name).join(",")] : [];
    yield [...head, ...page.rows.map((cells) => cells.map(csvCell).join(","))]
      .map((line) => `${line}\r\n`)
      .join("");
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
