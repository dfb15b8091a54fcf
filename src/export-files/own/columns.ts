import { fieldNamesOf, fieldsOf, recordTypes } from "#domain/record-fields.ts";
import type { ArchivedRows, ArchiveType } from "#export-files/rows.ts";

type ColumnsOf<T extends ArchiveType> = readonly Exclude<keyof ArchivedRows[T], "raw">[];

/** The columns of our own CSV files, by type and in order; our JSON has the same names, and `raw`. */
export const ownColumns: { readonly [T in ArchiveType]: ColumnsOf<T> } = {
  cycles: ["id", "day", "startAt", "endAt", "offsetMin", "scoreState", ...fieldNamesOf("cycles")],
  sleeps: [
    "id",
    "day",
    "startAt",
    "endAt",
    "offsetMin",
    "scoreState",
    "nap",
    "cycleStartAt",
    "cycleEndAt",
    ...fieldNamesOf("sleeps"),
  ],
  recoveries: [
    "id",
    "day",
    "sleepStartAt",
    "cycleStartAt",
    "offsetMin",
    "scoreState",
    "of",
    ...fieldNamesOf("recoveries"),
  ],
  workouts: [
    "id",
    "day",
    "startAt",
    "endAt",
    "offsetMin",
    "scoreState",
    "cycleStartAt",
    "cycleEndAt",
    "sportName",
    ...fieldNamesOf("workouts"),
  ],
  journal: ["day", "cycleStartAt", "cycleEndAt", "offsetMin", "question", "answeredYes", "notes"],
};

/** Columns whose cells are text even when they look like a number or a flag. */
export const textColumns: ReadonlySet<string> = new Set([
  ...([
    "id",
    "day",
    "startAt",
    "endAt",
    "cycleStartAt",
    "cycleEndAt",
    "sleepStartAt",
    "scoreState",
    "of",
    "sportName",
    "question",
    "notes",
  ] satisfies { [T in ArchiveType]: keyof ArchivedRows[T] }[ArchiveType][]),
  ...recordTypes.flatMap((type) =>
    fieldsOf(type).flatMap(([name, { kind }]) => (kind === "text" ? [name] : [])),
  ),
]);

/** The fields each type cannot do without, which no other type has together; in the order they are tried. */
const telling: readonly (readonly [ArchiveType, readonly string[]])[] = [
  ["journal", ["cycleStartAt", "question", "answeredYes"]],
  ["recoveries", ["sleepStartAt", "of", "recovery"]],
  ["workouts", ["startAt", "endAt", "sportName"]],
  ["sleeps", ["startAt", "endAt", "nap"]],
  ["cycles", ["startAt", "endAt", "strain"]],
];

/** Which type of record has these fields; undefined when none of ours has. */
export function ownTypeOf(fields: ReadonlySet<string>): ArchiveType | undefined {
  return telling.find(([, needed]) => needed.every((field) => fields.has(field)))?.[0];
}
