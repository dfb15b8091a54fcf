import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, type Options, parse } from "csv-parse";
import { parse as parseWhole } from "csv-parse/sync";
import { ArchiveRefused, damaged, quoted } from "#export-files/refused.ts";

export type Delimiter = "," | ";" | "\t";

/** One record of a CSV file, its header included. */
export interface CsvRecord {
  /** As a spreadsheet counts: the first record is 1, blank lines count too. */
  row: number;
  cells: string[];
  /** The file ends without a line break after it, and no program is known that would have left that out. */
  cutOff: boolean;
}

const options = (delimiter: Delimiter): Options => ({
  delimiter,
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
});

/**
 * The records of a CSV file. Blank lines are left out. Throws `ArchiveRefused` when quotes do not close or a record,
 * line breaks inside its quotes included, is longer than `recordLength`.
 */
export async function* csvRecords(
  pieces: AsyncIterable<string>,
  file: string,
  delimiter: Delimiter,
  recordLength: number,
): AsyncGenerator<CsvRecord> {
  let ended = true;
  // Spreadsheet programs that write CRLF may leave out the last one.
  let fromSpreadsheet = false;
  const watched = async function* () {
    for await (const piece of pieces) {
      ended = /[\r\n]$/.test(piece);
      fromSpreadsheet ||= piece.includes("\r\n");
      yield piece;
    }
  };
  const parser = parse({ ...options(delimiter), max_record_size: recordLength });
  // What goes wrong on the way is thrown by the parser's own iteration.
  pipeline(Readable.from(watched()), parser).catch(() => undefined);
  let row = 0;
  let held: CsvRecord | undefined;
  try {
    for await (const cells of parser) {
      row += 1;
      if (held) yield held;
      held = isBlank(cells) ? undefined : { row, cells, cutOff: false };
    }
  } catch (error) {
    throw refusalOf(error, file);
  }
  if (held) yield { ...held, cutOff: !ended && !fromSpreadsheet };
}

/** The cells of one line; null when it is no CSV. */
export function csvCells(line: string, delimiter: Delimiter): string[] | null {
  try {
    return parseWhole(line, options(delimiter))[0] ?? null;
  } catch {
    return null;
  }
}

function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell === "");
}

function refusalOf(error: unknown, file: string): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return new ArchiveRefused("line-too-long", `${quoted(file)} has a row too long for any export.`);
  return damaged(file, error);
}
