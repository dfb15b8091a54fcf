import { csvCells, type Delimiter } from "./container/csv-records.ts";
import { decodeChunks } from "./container/decode-text.ts";
import { jsonElements } from "./container/json-elements.ts";
import type { OpenedFile } from "./container/open-files.ts";
import type { ArchiveLimits } from "./limits.ts";
import { ownTypeOf } from "./own/columns.ts";
import { ArchiveRefused } from "./refused.ts";
import { type ArchiveType, archiveTypes } from "./rows.ts";
import type { ColumnPlaces, WhoopType } from "./whoop/layout.ts";
import { recogniseWhoopHeader } from "./whoop/recognise.ts";

/** How the table in a CSV file is to be read. */
interface Table {
  delimiter: Delimiter;
  /** Records up to and including the header, as a spreadsheet counts. */
  headerRow: number;
  /** Cells of the header. */
  width: number;
}

export type Recognised =
  | ({ layout: "whoop"; type: WhoopType; places: ColumnPlaces } & Table)
  | ({ layout: "csv"; type: ArchiveType; places: ReadonlyMap<string, number> } & Table)
  | { layout: "json"; type: ArchiveType };

/** What a file is by its columns or fields, whatever its name; undefined when it is nothing we know. */
export async function recognise(file: OpenedFile, limits: ArchiveLimits): Promise<Recognised | undefined> {
  if (file.kind !== "text") return undefined;
  const start = await startOf(file);
  return start.startsWith("[") ? recogniseJson(file, limits) : recogniseCsv(start);
}

/** No header is longer. */
const startLength = 16_384;

async function startOf(file: OpenedFile): Promise<string> {
  let start = "";
  for await (const piece of decodeChunks(file.content())) {
    start = (start + piece).trimStart();
    if (start.length >= startLength) break;
  }
  return start.slice(0, startLength);
}

function recogniseCsv(start: string): Recognised | undefined {
  const lines = start.split(/\r\n|\n|\r/);
  // Excel's own way to name the separator, ahead of the header.
  const named = /^"?sep=([,;\t])"?$/.test(lines[0] ?? "");
  const headerRow = named ? 2 : 1;
  const line = lines[headerRow - 1] ?? "";
  for (const delimiter of [",", ";", "\t"] as const) {
    const header = csvCells(line, delimiter);
    if (header === null || header.length < 2) continue;
    const table = { delimiter, headerRow, width: header.length };
    const whoop = recogniseWhoopHeader(header);
    if (whoop) return { layout: "whoop", ...whoop, ...table };
    const type = ownTypeOf(new Set(header));
    const places = new Map(header.map((name, place) => [name, place]));
    if (type && places.size === header.length) return { layout: "csv", type, places, ...table };
  }
  return undefined;
}

async function recogniseJson(file: OpenedFile, limits: ArchiveLimits): Promise<Recognised | undefined> {
  try {
    for await (const element of jsonElements(decodeChunks(file.content()), file.name, limits.lineLength)) {
      const record: unknown = JSON.parse(element);
      if (typeof record !== "object" || record === null) return undefined;
      const type = ownTypeOf(new Set(Object.keys(record)));
      return type && { layout: "json", type };
    }
  } catch (error) {
    // Something else that begins with a bracket; but a file that calls itself JSON should be.
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof ArchiveRefused && !/\.json$/i.test(file.name)) return undefined;
    throw error;
  }
  // An array without a record tells nothing but its name.
  const type = archiveTypes.find((each) => file.name.toLowerCase().endsWith(`${each}.json`));
  return type && { layout: "json", type };
}
