import type { RecordValues } from "#domain/record-fields.ts";

/**
 * What an archive holds, as rows: the shape every reader yields and every writer takes, whatever the layout. Names and
 * units are the database's (energy in kJ, durations in ms); what a layout does not know is null, never zero, and an
 * empty text is null. Instants from WHOOP's own layout are exact to the second, from ours to the millisecond.
 */

/** WHOOP's own words; from WHOOP's layout, which does not say, judged by which cells are filled. */
export type ScoreState = "SCORED" | "PENDING_SCORE" | "UNSCORABLE";

/** Any JSON value, as WHOOP sent it. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** What every row but a journal entry has. */
interface ArchivedRecord {
  /**
   * WHOOP's id (a recovery's is its sleep's), or `import:2024-05-01T21:30:00Z` for what WHOOP never named; only our own
   * layouts carry it.
   */
  id: string | null;
  /** The member's day "2026-01-02" as it was when written, for the reader of a file; our own layouts only. */
  day: string | null;
  /** Minutes ahead of UTC on the row's own clock. */
  offsetMin: number;
  scoreState: ScoreState;
  /** WHOOP's JSON as it was received; our JSON only. */
  raw: JsonValue;
}

export interface ArchivedCycle extends ArchivedRecord, RecordValues<"cycles"> {
  startAt: Date;
  /** Null while the cycle is open. */
  endAt: Date | null;
}

export interface ArchivedSleep extends ArchivedRecord, RecordValues<"sleeps"> {
  startAt: Date;
  endAt: Date;
  nap: boolean;
  /** The cycle it belongs to; null where the layout or the database does not know. */
  cycleStartAt: Date | null;
  cycleEndAt: Date | null;
}

/**
 * Whose values a recovery holds. WHOOP's layout writes one recovery into the row of a cycle, and in some exports it is
 * the nap's: "nap" when sleeps.csv proves it, "unclear" when the sleep began elsewhere and no sleeps.csv can tell.
 */
export type RecoveryOf = "night" | "nap" | "unclear";

export interface ArchivedRecovery extends ArchivedRecord, RecordValues<"recoveries"> {
  /** Start of the sleep it was computed from; the cycle's start where that is not told. */
  sleepStartAt: Date;
  cycleStartAt: Date | null;
  of: RecoveryOf;
}

export interface ArchivedWorkout extends ArchivedRecord, RecordValues<"workouts"> {
  startAt: Date;
  endAt: Date;
  cycleStartAt: Date | null;
  cycleEndAt: Date | null;
  /** A display name in the account's language ("Hiking/Rucking"), or WHOOP's slug. */
  sportName: string;
}

/** One answered question of a cycle. A question that was not answered has no row. */
export interface ArchivedJournalEntry {
  day: string | null;
  offsetMin: number;
  /** With the question, the key. The vendor does not say whether the day before or after it is meant. */
  cycleStartAt: Date;
  cycleEndAt: Date | null;
  /** Without blanks around it, in the account's language. */
  question: string;
  answeredYes: boolean;
  notes: string | null;
}

/** What may stand in an archive, by type. */
export interface ArchivedRows {
  cycles: ArchivedCycle;
  sleeps: ArchivedSleep;
  recoveries: ArchivedRecovery;
  workouts: ArchivedWorkout;
  journal: ArchivedJournalEntry;
}
export type ArchiveType = keyof ArchivedRows;

export const archiveTypes = [
  "cycles",
  "recoveries",
  "sleeps",
  "workouts",
  "journal",
] as const satisfies readonly ArchiveType[];

/** Where a row stood: the file's path inside the archive, and the row as a spreadsheet counts it (the header is 1). */
export interface RowPlace {
  file: string;
  row: number;
}

export type ImportedCycle = ArchivedCycle & RowPlace;
export type ImportedSleep = ArchivedSleep & RowPlace;
export type ImportedRecovery = ArchivedRecovery & RowPlace;
export type ImportedWorkout = ArchivedWorkout & RowPlace;
export type ImportedJournalEntry = ArchivedJournalEntry & RowPlace;
