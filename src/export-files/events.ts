import type { ArchivedRows, ArchiveType, RowPlace } from "./rows.ts";

/** WHOOP's own export, our CSV, our JSON. */
export type ArchiveLayout = "whoop" | "csv" | "json";

/** Why a row was left out. */
export type RowProblemCode =
  | "missing-time"
  | "missing-value"
  | "bad-time"
  | "ambiguous-date"
  | "lost-seconds"
  | "bad-zone"
  | "bad-number"
  | "bad-flag"
  | "bad-value"
  | "ends-before-start"
  | "wrong-columns"
  | "cut-off"
  | "duplicate"
  | "empty";

/** A row that was left out; `words` is a sentence to show, without any value of a note. */
export interface RowProblem extends RowPlace {
  reason: RowProblemCode;
  words: string;
}

/** A file whose columns were recognised. All of them are announced before the first row. */
export interface RecognisedFile {
  kind: "file";
  file: string;
  /** A cycles file of WHOOP's layout also yields recoveries, and sleeps when no sleeps file has them. */
  type: ArchiveType;
  layout: ArchiveLayout;
  /** Rows below the header, for progress. */
  rows: number;
  /** Whether a spreadsheet rewrote it (other separators, dates or decimal marks). */
  resaved: boolean;
  /** The newest cycle start (else start) in it: which of two exports is newer. Null when it has no readable row. */
  newestStartAt: Date | null;
}

/** A file that is none of ours or WHOOP's; `words` says so in a sentence. */
export interface IgnoredFile {
  kind: "ignored";
  file: string;
  words: string;
}

/** Some rows of one type, in the order of the file; at most `rowsPerBatch` of them. */
export type RowBatch = {
  [T in ArchiveType]: { kind: "rows"; type: T; file: string; rows: (ArchivedRows[T] & RowPlace)[] };
}[ArchiveType];

export interface SkippedRow {
  kind: "skipped";
  problem: RowProblem;
}

/** A file was read to its end. `read` = `kept` + `skipped`, counted in rows of the file. */
export interface FileDone {
  kind: "done";
  file: string;
  type: ArchiveType;
  read: number;
  kept: number;
  skipped: number;
}

/** In this order: every `file` and `ignored`, then for each recognised file its `rows` and `skipped`, then `done`. */
export type ArchiveEvent = RecognisedFile | IgnoredFile | RowBatch | SkippedRow | FileDone;
