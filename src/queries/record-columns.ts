/** How a column of a raw table is read: what may be sorted by is compared in the database as this. */
export type RecordColumnKind = "text" | "number" | "duration" | "instant" | "flag" | "day";

/** A column of a raw table: its name in files and addresses, and the database's. */
export interface RecordColumn {
  name: string;
  sql: string;
  kind: RecordColumnKind;
}

const column = (name: string, kind: RecordColumnKind, sql = snakeCase(name)): RecordColumn => ({
  name,
  kind,
  sql,
});

const whenAndState = [column("day", "day"), column("scoreState", "text")];
const interval = [column("startAt", "instant"), column("endAt", "instant"), column("offsetMin", "number")];
const durations = (...names: string[]) => names.map((name) => column(name, "duration"));
const numbers = (...names: string[]) => names.map((name) => column(name, "number"));

/** Every column of every raw table, in the order they stand in. The first is the record's id. */
export const recordColumns = {
  cycles: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    ...numbers("strain", "energyKj", "averageBpm", "maxBpm"),
    column("whoopUpdatedAt", "instant"),
  ],
  sleeps: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    column("nap", "flag"),
    column("main", "flag"),
    ...durations("inBedMs", "awakeMs", "noDataMs", "lightMs", "deepMs", "remMs"),
    ...numbers("sleepCycles", "disturbances"),
    ...durations("needBaselineMs", "needDebtMs", "needStrainMs", "needNapMs"),
    ...numbers("respiratoryRate", "performancePct", "consistencyPct", "efficiencyPct"),
    column("whoopUpdatedAt", "instant"),
  ],
  recoveries: [
    column("sleepId", "text", "sleep_id::text"),
    ...whenAndState,
    column("cycleId", "text", "cycle_id::text"),
    column("main", "flag"),
    column("calibrating", "flag"),
    ...numbers("recovery", "restingBpm", "hrvMs", "spo2Pct", "skinTempC"),
    column("whoopUpdatedAt", "instant"),
  ],
  workouts: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    column("sportName", "text"),
    ...numbers("strain", "averageBpm", "maxBpm", "energyKj", "recordedFraction", "distanceM"),
    ...numbers("altitudeGainM", "altitudeChangeM"),
    ...durations("zone0Ms", "zone1Ms", "zone2Ms", "zone3Ms", "zone4Ms", "zone5Ms"),
    column("whoopUpdatedAt", "instant"),
  ],
} satisfies Record<string, RecordColumn[]>;

export type RecordType = keyof typeof recordColumns;

/** Every type of record that has a raw table. */
export const recordTypes = Object.keys(recordColumns).filter(
  (name): name is RecordType => name in recordColumns,
);

/** The schema maps every field to its name in snake case: `inBedMs` → `in_bed_ms`. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
