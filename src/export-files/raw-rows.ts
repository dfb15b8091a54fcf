import { csvRecords } from "./container/csv-records.ts";
import { decodeChunks, decodeText } from "./container/decode-text.ts";
import { jsonElements } from "./container/json-elements.ts";
import type { OpenedFile } from "./container/open-files.ts";
import type { ArchiveLimits } from "./limits.ts";
import { fieldsOf, parseElement } from "./own/read-record.ts";
import type { Recognised } from "./recognise.ts";
import { damaged } from "./refused.ts";
import { RowRefused } from "./row-refused.ts";

/** A row of a CSV file as cells, or of any of our own files as a record; reading it may throw `RowRefused`. */
export interface RawRow<T> {
  row: number;
  read(): T;
}

/** The rows of a CSV file below its header. Throws `ArchiveRefused` when the file breaks off inside quotes. */
export async function* csvRows(
  file: OpenedFile,
  table: Exclude<Recognised, { layout: "json" }>,
  limits: ArchiveLimits,
): AsyncGenerator<RawRow<string[]>> {
  const pieces = decodeText(file.content(), file.name, limits.lineLength);
  for await (const record of csvRecords(pieces, file.name, table.delimiter, limits.lineLength)) {
    const { row, cells, cutOff } = record;
    if (row <= table.headerRow) continue;
    yield {
      row,
      read() {
        if (cutOff) throw new RowRefused("cut-off", "The file ends inside this row.");
        if (cells.length < table.width || cells.slice(table.width).some((cell) => cell !== ""))
          throw new RowRefused("wrong-columns", "It has more or fewer cells than the header.");
        return cells;
      },
    };
  }
}

/** The records of one of our own files. Throws `ArchiveRefused` when the file is damaged. */
export async function* ownRecords(
  file: OpenedFile,
  recognised: Exclude<Recognised, { layout: "whoop" }>,
  limits: ArchiveLimits,
): AsyncGenerator<RawRow<unknown>> {
  if (recognised.layout === "csv") {
    for await (const { row, read } of csvRows(file, recognised, limits))
      yield { row, read: () => fieldsOf(read(), recognised.places) };
    return;
  }
  let row = 0;
  for await (const element of jsonElements(decodeChunks(file.content()), file.name, limits.lineLength)) {
    row += 1;
    yield {
      row,
      read() {
        try {
          return parseElement(element);
        } catch (error) {
          throw error instanceof SyntaxError ? damaged(file.name, error) : error;
        }
      },
    };
  }
}
