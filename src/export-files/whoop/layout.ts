import type { ArchiveType } from "#export-files/rows.ts";
import { type WhoopColumn, whoopColumns } from "./headers.ts";

/** The files of WHOOP's export; recoveries have none of their own, they stand in the cycles. */
export type WhoopType = Exclude<ArchiveType, "recoveries">;

const columns = (first: WhoopColumn, last: WhoopColumn) =>
  whoopColumns.slice(whoopColumns.indexOf(first), whoopColumns.indexOf(last) + 1);
const cycle = columns("cycleStart", "zone");

/**
 * The columns of the English export, in order, in the form that has most of them: distance and altitude left the workouts
 * in early 2026.
 */
export const whoopLayout: Readonly<Record<WhoopType, readonly WhoopColumn[]>> = {
  cycles: columns("cycleStart", "consistencyPct"),
  sleeps: [...cycle, ...columns("sleepOnset", "nap")],
  workouts: [
    ...cycle,
    ...columns("workoutStart", "activityStrain"),
    ...columns("energyKcal", "averageBpm"),
    ...columns("zone1Pct", "altitudeChangeM"),
  ],
  journal: [...cycle, ...columns("question", "notes")],
};

/** What WHOOP calls its files, in the order they stand in its ZIP. */
export const whoopFileNames = {
  journal: "journal_entries.csv",
  cycles: "physiological_cycles.csv",
  sleeps: "sleeps.csv",
  workouts: "workouts.csv",
} as const satisfies Record<WhoopType, string>;

/** The columns a file cannot be read without, which no other type has together. */
const telling: readonly (readonly [WhoopType, readonly WhoopColumn[]])[] = [
  ["journal", ["cycleStart", "zone", "question", "answeredYes"]],
  ["workouts", ["zone", "workoutStart", "workoutEnd"]],
  ["sleeps", ["zone", "sleepOnset", "wakeOnset", "nap"]],
  ["cycles", ["cycleStart", "zone", "dayStrain"]],
];

/** Where each known column stands in a file. */
export type ColumnPlaces = ReadonlyMap<WhoopColumn, number>;

/** What type of file has these columns; undefined when WHOOP has none such. */
export function whoopTypeOf(places: ColumnPlaces): WhoopType | undefined {
  return telling.find(([, columns]) => columns.every((column) => places.has(column)))?.[0];
}
