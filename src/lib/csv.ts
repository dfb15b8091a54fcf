import { stringify } from "csv-stringify/sync";
import { withGuard } from "./formula-guard.ts";

/** What a cell of a CSV file may be made of. */
export type CsvCell = string | number | boolean | Date | null;

const cast = {
  string: withGuard,
  number: String,
  boolean: String,
  date: (value: Date) => value.toISOString(),
};

/**
 * Rows as CSV by RFC 4180: numbers as they are, instants in UTC, null an empty cell, and text so that no spreadsheet takes
 * it for a formula. A long file is made of several such pieces.
 */
export function csvText(rows: readonly (readonly CsvCell[])[], lineEnd: "\n" | "\r\n" = "\n"): string {
  // Whatever ends the lines, both kinds of line break are quoted inside a cell.
  return stringify([...rows], { cast, record_delimiter: lineEnd, quote_record_delimiter: true });
}
