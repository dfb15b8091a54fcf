import type { ArchivedRows, ArchiveType } from "#export-files/rows.ts";

type ColumnsOf<T extends ArchiveType> = readonly Exclude<keyof ArchivedRows[T], "raw">[];

const numbersOfSleep = [
  "inBedMs",
  "awakeMs",
  "noDataMs",
  "lightMs",
  "deepMs",
  "remMs",
  "sleepCycles",
  "disturbances",
  "needMs",
  "needBaselineMs",
  "needDebtMs",
  "needStrainMs",
  "needNapMs",
  "respiratoryRate",
  "performancePct",
  "consistencyPct",
  "efficiencyPct",
] as const;

/** The columns of our own CSV files, by type and in order; our JSON has the same names, and `raw`. */
export const ownColumns: { readonly [T in ArchiveType]: ColumnsOf<T> } = {
  cycles: [
    "id",
    "day",
    "startAt",
    "endAt",
    "offsetMin",
    "scoreState",
    "strain",
    "energyKj",
    "averageBpm",
    "maxBpm",
  ],
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
    ...numbersOfSleep,
  ],
  recoveries: [
    "id",
    "day",
    "sleepStartAt",
    "cycleStartAt",
    "offsetMin",
    "scoreState",
    "of",
    "calibrating",
    "recovery",
    "restingBpm",
    "hrvMs",
    "spo2Pct",
    "skinTempC",
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
    "sportId",
    "strain",
    "averageBpm",
    "maxBpm",
    "energyKj",
    "recordedFraction",
    "distanceM",
    "altitudeGainM",
    "altitudeChangeM",
    "zone0Ms",
    "zone1Ms",
    "zone2Ms",
    "zone3Ms",
    "zone4Ms",
    "zone5Ms",
    "gpsEnabled",
  ],
  journal: ["day", "cycleStartAt", "cycleEndAt", "offsetMin", "question", "answeredYes", "notes"],
};

/** Columns whose cells are text even when they look like a number or a flag. */
export const textColumns: ReadonlySet<string> = new Set([
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
] satisfies { [T in ArchiveType]: keyof ArchivedRows[T] }[ArchiveType][]);

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
