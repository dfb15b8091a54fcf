import type { Parsed } from "#whoop/page.ts";

/** A value as it goes to Postgres inside one JSON document. */
export type Cell = string | number | boolean | null | object;

/** One record type's table and its key. */
export interface TableShape {
  table: "cycles" | "sleeps" | "recoveries" | "workouts";
  /** The column that, with the member, is the primary key. */
  key: "id" | "sleep_id";
}

/** How one record type's records become rows. */
export interface CollectionTable<R> extends TableShape {
  /** A row per record, its cells by column, as the database function `store_…` takes them. */
  toRow(parsed: Parsed<R>): Record<string, Cell>;
  keyOf(record: R): string;
  /** About when the interval by which WHOOP lists this record starts, and not before; null when that cannot be told. */
  listedAt(record: R): Date | null;
}

interface CommonFields {
  score_state: string | null;
  created_at: Date | null;
  updated_at: Date | null;
  unreadable: string[];
}

/** Cells that every record type has. Which version a record is without a readable time of change, the database function decides. */
export function commonCells({ record, raw }: Parsed<CommonFields>) {
  return {
    score_state: record.score_state ?? "UNKNOWN",
    whoop_created_at: record.created_at?.toISOString() ?? null,
    whoop_updated_at: record.updated_at?.toISOString() ?? null,
    unreadable: record.unreadable,
    raw: raw as object,
  };
}

/**
 * Cells of every record type that happens somewhere in time. `dayAt` is the instant whose local date is the best guess at the
 * day while the cycle is unknown: sync/store/assign-days.ts has the last word.
 */
export function intervalCells(
  record: { start: Date; end: Date | null; timezone_offset: string },
  dayAt: Date,
) {
  const offsetMin = offsetMinutes(record.timezone_offset);
  return {
    start_at: record.start.toISOString(),
    end_at: record.end?.toISOString() ?? null,
    timezone_offset: record.timezone_offset,
    offset_min: offsetMin,
    day: localDay(dayAt, offsetMin),
  };
}

/** The date of an instant on a clock that is so far from UTC. */
export function localDay(at: Date, offsetMin: number): string {
  return new Date(at.getTime() + offsetMin * 60_000).toISOString().slice(0, 10);
}

/** "+05:30" → 330, "-08:00" → −480, "Z" → 0. */
export function offsetMinutes(timezoneOffset: string): number {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(timezoneOffset);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}

const largestInteger = 2 ** 31 - 1;

/** A whole number for an integer column; an absurd one is null (WHOOP's own value stays in `raw`). */
export function integer(value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const rounded = Math.round(value);
  return Math.abs(rounded) <= largestInteger ? rounded : null;
}
