import type { Cell, Row } from "#db/bulk-write.ts";
import { localDay } from "#domain/day.ts";
import { offsetMinutes } from "#domain/timezone-offset.ts";
import type { Collection, RecordOf } from "#whoop/endpoints.ts";

/** The four types in the order they are read: what others are labelled by comes first. */
export const recordTypes: readonly Collection[] = ["cycles", "sleeps", "recoveries", "workouts"];

/** What is special about a type, whose table has its name. */
interface RecordTypeRules<R> {
  /** The column that, with the member, is the primary key, and its type in SQL. */
  key: "id" | "sleep_id";
  keyType: "bigint" | "uuid";
  keyOf(record: R): string;
  /** About when the interval by which WHOOP lists this record starts, and not before; null when that cannot be told. */
  listedAt(record: R): Date | null;
  /** The cells that neither the catalogue of fields has nor every type. */
  cellsOf(record: R): Row;
  /** Columns that tell the day a record belongs to: a new row has a guess there, assign-days.ts has the last word. */
  labels: readonly string[];
}

const eightHoursMs = 8 * 3_600_000;

const rules: { readonly [T in Collection]: RecordTypeRules<RecordOf<T>> } = {
  cycles: {
    key: "id",
    keyType: "bigint",
    keyOf: ({ id }) => id.toString(),
    listedAt: ({ start }) => start,
    // A cycle begins when its member falls asleep, so its day is the one eight hours later.
    cellsOf: (record) => timeCells(record, new Date(record.start.getTime() + eightHoursMs)),
    labels: ["day"],
  },
  sleeps: {
    key: "id",
    keyType: "uuid",
    keyOf: ({ id }) => id,
    listedAt: ({ start }) => start,
    cellsOf: (record) => ({
      ...timeCells(record, record.end),
      cycle_id: record.cycle_id.toString(),
      nap: record.nap ?? false,
      main: !record.nap,
    }),
    labels: ["day", "main"],
  },
  recoveries: {
    key: "sleep_id",
    keyType: "uuid",
    keyOf: (record) => record.sleep_id,
    // Listed by the start of its sleep, which it does not tell; it is created after that sleep began.
    listedAt: (record) => record.created_at ?? record.updated_at,
    cellsOf: (record) => ({
      cycle_id: record.cycle_id.toString(),
      main: false,
      day: null,
      import_key_at: null,
    }),
    labels: ["day", "main"],
  },
  workouts: {
    key: "id",
    keyType: "uuid",
    keyOf: ({ id }) => id,
    listedAt: ({ start }) => start,
    cellsOf: (record) => ({
      ...timeCells(record, record.start),
      cycle_id: null,
      sport_name: record.sport_name ?? "unknown",
    }),
    labels: ["day", "cycle_id"],
  },
};

/** What is special about the records of a type. */
export function rulesOf<T extends Collection>(type: T): RecordTypeRules<RecordOf<T>> {
  return rules[type];
}

/** Cells of what happens somewhere in time; `dayAt` is the instant whose local date is the best guess at its day. */
function timeCells(
  record: { start: Date; end: Date | null; timezone_offset: string },
  dayAt: Date,
): Record<"start_at" | "end_at" | "timezone_offset" | "offset_min" | "day", Cell> {
  const offsetMin = offsetMinutes(record.timezone_offset);
  return {
    start_at: record.start,
    end_at: record.end,
    timezone_offset: record.timezone_offset,
    offset_min: offsetMin,
    day: localDay(dayAt, offsetMin),
  };
}
