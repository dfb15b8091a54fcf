import { type Exported, fieldsOf, type RecordType, type RecordValues } from "#domain/record-fields.ts";
import type { CsvCell } from "#lib/csv.ts";
import type { WhoopCells } from "./cells.ts";
import { type WhoopColumn, whoopColumns } from "./headers.ts";
import * as units from "./units.ts";

/** A number as WHOOP's export tells it, and back; `lengthMs` is the record's. */
interface Form {
  read(cell: number | null, lengthMs: number): number | null;
  write(value: number | null, places: number, lengthMs: number): CsvCell;
}

const asIs = (cell: number | null) => cell;
const forms: Readonly<Record<Exclude<Exported["as"], "flag">, Form>> = {
  rounded: { read: asIs, write: units.withPlaces },
  cut: { read: asIs, write: (value) => value && Math.floor(value) },
  minutes: { read: units.msFromMinutes, write: (value) => units.wholeMinutes(value) },
  kcal: {
    read: units.kjFromKcal,
    write: (value, places) => units.withPlaces(units.kcalFromKj(value), places),
  },
  share: {
    read: (cell, lengthMs) => units.shareOf(lengthMs, cell),
    write: (value, _places, lengthMs) => units.percentOf(lengthMs, value),
  },
};

/** What a row of WHOOP's export says of a record; null where the export does not tell. Throws `RowRefused`. */
export function readValues<T extends RecordType>(type: T, cells: WhoopCells, lengthMs = 0): RecordValues<T> {
  const values = fieldsOf(type).map(([name, { exported }]) => {
    if (exported === undefined) return [name, null];
    const column = columnIn(exported, name);
    if (exported.as === "flag") return [name, cells.flag(column)];
    return [name, forms[exported.as].read(cells.number(column), lengthMs)];
  });
  return Object.fromEntries(values) as RecordValues<T>;
}

/** A record's values as cells of WHOOP's export. */
export function writeValues(
  type: RecordType,
  record: object,
  lengthMs = 0,
): Partial<Record<WhoopColumn, CsvCell>> {
  const cells: Partial<Record<WhoopColumn, CsvCell>> = {};
  for (const [name, { exported }] of fieldsOf(type)) {
    if (exported === undefined) continue;
    const value: unknown = Reflect.get(record, name);
    cells[columnIn(exported, name)] =
      exported.as === "flag"
        ? (value as boolean | null)
        : forms[exported.as].write(value as number | null, exported.places ?? 0, lengthMs);
  }
  return cells;
}

function columnIn({ column }: Exported, name: string): WhoopColumn {
  const known = whoopColumns.find((each) => each === (column ?? name));
  if (known === undefined)
    throw new Error(`WHOOP's export has no column ${column ?? name}: add it to headers.ts.`);
  return known;
}
