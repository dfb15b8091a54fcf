import type { Parsed } from "#whoop/page.ts";

/** A value as it goes to Postgres inside one JSON document. */
export type Cell = string | number | boolean | null | object;

/** One noun's table and its key. */
export interface TableShape {
  table: "cycles" | "sleeps" | "recoveries" | "workouts";
  /** The column that, with the member, is the primary key. */
  key: "id" | "sleep_id";
}

/** How one noun's records become rows. */
export interface CollectionTable<R> extends TableShape {
  /**
   * A row per record, its cells by column, as the database function `store_…` takes them; throws `UnusableRecord` when a
   * value cannot be kept in a row.
   */
  toRow(parsed: Parsed<R>): Record<string, Cell>;
  keyOf(record: R): string;
  /** An instant not before the start of the interval by which WHOOP lists this record. */
  listedAt(record: R): Date;
}

/** A record that cannot become a row; it is set aside with this reason. */
export class UnusableRecord extends Error {}

/** Cells that every noun has. */
export function commonCells(parsed: Parsed<{ score_state: string; created_at: Date; updated_at: Date }>) {
  const { record, raw } = parsed;
  return {
    score_state: record.score_state,
    whoop_created_at: record.created_at.toISOString(),
    whoop_updated_at: record.updated_at.toISOString(),
    raw: raw as object,
  };
}

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * Cells of every noun that happens somewhere in time. `dayAt` is the instant whose local date is the best guess at the
 * day while the cycle is unknown: sync/assign-days.ts has the last word.
 */
export function intervalCells(
  record: { start: Date; end: Date | null; timezone_offset: string },
  dayAt: Date,
) {
  for (const at of [record.start, record.end]) {
    if (at && (at.getTime() < earliest || at.getTime() > latest)) {
      throw new UnusableRecord(`the time ${at.toISOString()} lies outside the years 2000 to 2100`);
    }
  }
  const offsetMin = offsetMinutes(record.timezone_offset);
  return {
    start_at: record.start.toISOString(),
    end_at: record.end?.toISOString() ?? null,
    timezone_offset: record.timezone_offset,
    offset_min: offsetMin,
    day: new Date(dayAt.getTime() + offsetMin * 60_000).toISOString().slice(0, 10),
  };
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
