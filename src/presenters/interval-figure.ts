import type { FigureHeader } from "./figure-header.ts";
import type { FigureTable } from "./figure-table.ts";

/** A level and the span it lies in, with the number of days behind it. */
export interface IntervalItem {
  /** Names the row in the file. */
  id: string;
  label: string;
  words: string;
  /** Null while there are too few days. */
  level: { low: number; level: number; high: number; n: number } | null;
}

/** A level and how well it is known, on a scale shared with its neighbours. */
export interface IntervalRow {
  label: string;
  /** Places on the scale, 0 to 1; null while there are too few days. */
  place: { low: number; level: number; high: number } | null;
  /** Where "no difference" lies, where that means something. */
  zero?: number;
  words: string;
}

/** Levels under one another on one scale, and the same as rows of numbers. */
export interface IntervalFigure {
  head: FigureHeader;
  rows: IntervalRow[];
  table: FigureTable;
  /** Why there is nothing to draw; null when there is. */
  empty: string | null;
}

/** Names of the table's columns. */
export interface IntervalColumns {
  row: string;
  level: string;
  low: string;
  high: string;
  n: string;
}

/**
 * Puts `items` on one scale: `scale`, else from the lowest to the highest of them. `format` writes a value as the page
 * does, beside those it is told together with; `nothing` is said when no item has enough days.
 */
export function intervalFigure(
  head: FigureHeader,
  items: readonly IntervalItem[],
  {
    scale,
    format,
    columns,
    nothing,
    newestFirst = false,
  }: {
    scale?: { low: number; high: number };
    format: (value: number, together: readonly number[]) => string;
    columns: IntervalColumns;
    nothing: string;
    newestFirst?: boolean;
  },
): IntervalFigure {
  const known = items.flatMap(({ level }) => (level === null ? [] : [level]));
  const lowest = scale?.low ?? Math.min(...known.map(({ low }) => low));
  const span = (scale?.high ?? Math.max(...known.map(({ high }) => high))) - lowest || 1;
  const place = (value: number) => (value - lowest) / span;
  const rows = items.map(({ label, words, level }) => ({
    label,
    words,
    place:
      level === null ? null : { low: place(level.low), level: place(level.level), high: place(level.high) },
  }));
  const cell = (value: number | undefined, level: IntervalItem["level"]) => ({
    shown: value === undefined || level === null ? "" : format(value, [level.low, level.level, level.high]),
    value: value ?? null,
  });
  return {
    head,
    rows: newestFirst ? rows.toReversed() : rows,
    empty: known.length === 0 ? nothing : null,
    table: {
      columns: (["row", "level", "low", "high", "n"] as const).map((id) => ({ id, label: columns[id] })),
      newestFirst,
      rows: items.map(({ id, label, words, level }) => [
        { shown: label, value: id },
        level === null ? { shown: words, value: null } : cell(level.level, level),
        cell(level?.low, level),
        cell(level?.high, level),
        { shown: level === null ? "" : String(level.n), value: level?.n ?? null },
      ]),
    },
  };
}
