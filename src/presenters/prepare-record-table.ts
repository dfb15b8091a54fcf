import { localDay } from "#domain/day.ts";
import { formatClock, formatHoursMinutes, formatNumber } from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";

interface ColumnInput {
  name: string;
  kind: "text" | "number" | "duration" | "instant" | "flag" | "day";
}

/** Words of a raw table's cells. */
export interface RecordTableText {
  calendar: Notation;
  columns: Record<string, string>;
  states: Record<string, string>;
  yes: string;
  no: string;
  none: string;
}

export interface RecordTableModel {
  columns: { name: string; label: string; right: boolean }[];
  /** `full` is the stored value where the shown one is shorter. */
  rows: { id: string; day: string; cells: { text: string; full?: string }[] }[];
}

/** A raw table as it is shown: durations as h:mm, instants on the record's own clock, numbers to two places; units as they are stored. */
export function prepareRecordTable(
  page: { columns: readonly ColumnInput[]; rows: readonly (readonly Cell[])[] },
  text: RecordTableText,
): RecordTableModel {
  const { columns, rows } = withoutEmpty(page);
  const offsetPlace = columns.findIndex(({ name }) => name === "offsetMin");
  const dayPlace = columns.findIndex(({ name }) => name === "day");
  return {
    columns: columns.map(({ name, kind }) => ({
      name,
      label: text.columns[name] ?? name,
      right: kind === "number" || kind === "duration",
    })),
    rows: rows.map((row) => {
      const offset = row[offsetPlace];
      const offsetMin = typeof offset === "number" ? offset : 0;
      return {
        id: String(row[0]),
        day: String(row[dayPlace] ?? ""),
        cells: row.map((value, place) => {
          const shown = cellText(value, columns[place]?.kind ?? "text", offsetMin, text);
          return value === null || shown === String(value)
            ? { text: shown }
            : { text: shown, full: String(value) };
        }),
      };
    }),
  };
}

/** What is told of few records or of none (a change by WHOOP, values left out) has a column only where it is told. */
function withoutEmpty({
  columns,
  rows,
}: {
  columns: readonly ColumnInput[];
  rows: readonly (readonly Cell[])[];
}) {
  const shown = columns.map(
    ({ name }, place) =>
      (name !== "whoopUpdatedAt" && name !== "refused") || rows.some((row) => row[place] !== null),
  );
  return {
    columns: columns.filter((_, place) => shown[place]),
    rows: rows.map((row) => row.filter((_, place) => shown[place])),
  };
}

type Cell = string | number | boolean | null;

function cellText(value: Cell, kind: ColumnInput["kind"], offsetMin: number, text: RecordTableText): string {
  if (value === null) return text.none;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (typeof value === "number")
    return kind === "duration"
      ? formatHoursMinutes(value / 60_000)
      : formatNumber(value, Number.isInteger(value) ? 0 : 2, text.calendar);
  if (kind === "instant") {
    const at = new Date(value);
    return `${localDay(at, offsetMin)} ${formatClock(at, offsetMin, text.calendar)}`;
  }
  return text.states[value] ?? value;
}
