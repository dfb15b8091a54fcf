import type { Queryable } from "#db/client.ts";
import { loadRecordTable, type RecordCell, type RecordTableQuery } from "./record-table.ts";

const rowsPerRead = 1000;

/**
 * All rows of a raw table as CSV, piece by piece: a line of column names, then rows in the order asked for. Numbers are
 * unrounded, durations in milliseconds, a missing value is an empty cell.
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

/** A cell of a file: text that a spreadsheet would take for a formula gets an apostrophe, numbers stay as they are. */
export function csvCell(value: RecordCell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
