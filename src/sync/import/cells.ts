import type { Cell } from "#db/bulk-write.ts";
import { columnOf, fieldsOf, type RecordType, sqlTypes } from "#domain/record-fields.ts";
import { offsetMinutes } from "#domain/timezone-offset.ts";
import type { ArchivedRows, ArchiveType, JsonValue, RowPlace } from "#export-files/rows.ts";

type Cells = Record<string, Cell>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const cycleNumber = /^[1-9]\d{0,17}$/;

/** A row of an archive as the cells of its layer's table. What WHOOP never named has no id there. */
export function cellsOf<T extends ArchiveType>(type: T, row: ArchivedRows[T] & RowPlace): Cells {
  const values = toPlain(row);
  const { file } = row;
  if (type === "journal") return { ...values, file: short(file), key_at: values["cycle_start_at"] ?? null };
  const startAt = values[type === "recoveries" ? "sleep_start_at" : "start_at"] ?? null;
  const id = values["id"];
  const known = typeof id === "string" && (type === "cycles" ? cycleNumber : uuid).test(id);
  return {
    ...values,
    ...fromRaw("raw" in row ? row.raw : null, Number(values["offset_min"])),
    ...(type === "sleeps" ? { need_ms: wholeNeed(values) } : {}),
    whoop_id: known ? id : null,
    start_at: startAt,
    key_at: startAt,
    file: short(file),
  };
}

/** The whole need is kept only where its parts are not known. */
function wholeNeed(values: Cells): Cell {
  const parts = ["need_baseline_ms", "need_debt_ms", "need_strain_ms", "need_nap_ms"];
  return parts.every((part) => values[part] !== null) ? null : (values["need_ms"] ?? null);
}

function toPlain(row: object): Cells {
  const cells: Cells = {};
  for (const [name, value] of Object.entries(row)) cells[columnOf(name)] = plain(value);
  return cells;
}

function plain(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "object" ? value : null;
}

/** What WHOOP's own JSON says beyond the columns, as far as it makes sense. */
function fromRaw(raw: JsonValue, offsetMin: number): Cells {
  const said = typeof raw === "object" && raw !== null && !Array.isArray(raw) ? raw : {};
  const zone = said["timezone_offset"];
  const told =
    typeof zone === "string" && /^(Z|[+-]\d{2}:\d{2})$/.test(zone) && offsetMinutes(zone) === offsetMin;
  return {
    timezone_offset: told ? zone : offsetText(offsetMin),
    whoop_created_at: instant(said["created_at"]),
    whoop_updated_at: instant(said["updated_at"]),
  };
}

function instant(value: JsonValue | undefined): string | null {
  const at = typeof value === "string" ? new Date(value) : new Date(Number.NaN);
  const year = at.getUTCFullYear();
  return year >= 2000 && year <= 2100 ? at.toISOString() : null;
}

/** 330 → "+05:30". */
function offsetText(offsetMin: number): string {
  const minutes = Math.abs(offsetMin);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${offsetMin < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function short(file: string): string {
  return file.slice(-200);
}

const kept = {
  key_at: "timestamptz",
  start_at: "timestamptz",
  end_at: "timestamptz",
  whoop_id: "text",
  offset_min: "int",
  score_state: "text",
  whoop_created_at: "timestamptz",
  whoop_updated_at: "timestamptz",
  raw: "jsonb",
  file: "text",
  row: "int",
} as const;
const { end_at: _, ...keptOfRecovery } = kept;

/** The columns of a type's values. */
function valuesOf(type: RecordType): Record<string, string> {
  return Object.fromEntries(fieldsOf(type).map(([name, { kind }]) => [columnOf(name), sqlTypes[kind]]));
}

/** Per type the columns of its layer's table, with their SQL types. */
export const layerColumns: Record<ArchiveType, Record<string, string>> = {
  cycles: { ...kept, timezone_offset: "text", ...valuesOf("cycles") },
  sleeps: {
    ...kept,
    timezone_offset: "text",
    cycle_start_at: "timestamptz",
    nap: "boolean",
    ...valuesOf("sleeps"),
  },
  recoveries: { ...keptOfRecovery, cycle_start_at: "timestamptz", of: "text", ...valuesOf("recoveries") },
  workouts: { ...kept, timezone_offset: "text", sport_name: "text", ...valuesOf("workouts") },
  journal: {
    key_at: "timestamptz",
    question: "text",
    offset_min: "int",
    answered_yes: "boolean",
    notes: "text",
    file: "text",
    row: "int",
  },
};

/** The table of a type's layers. */
export function layerTable(type: ArchiveType): string {
  return type === "journal" ? "imported_journal_entries" : `imported_${type}`;
}
