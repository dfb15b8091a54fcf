import type { Queryable } from "#db/client.ts";
import { csvText } from "#lib/csv.ts";
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
    const head = cursor === undefined ? [page.columns.map(({ name }) => name)] : [];
    yield csvText([...head, ...page.rows], "\r\n");
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
