import { columnOf } from "#db/record-fields.ts";
import type { RecordType } from "#domain/record-limits.ts";

export type { RecordType };

/** How a column of a raw table is read: what may be sorted by is compared in the database as this. */
export type RecordColumnKind = "text" | "number" | "duration" | "instant" | "flag" | "day";

/** A column of a raw table: its name in files and addresses, and the database's. */
export interface RecordColumn {
  name: string;
  sql: string;
  kind: RecordColumnKind;
}

const column = (name: string, kind: RecordColumnKind, sql = columnOf(name)): RecordColumn => ({
  name,
  kind,
  sql,
});

const whenAndState = [column("day", "day"), column("scoreState", "text")];
const interval = [column("startAt", "instant"), column("endAt", "instant"), column("offsetMin", "number")];
const durations = (...names: string[]) => names.map((name) => column(name, "duration"));
const numbers = (...names: string[]) => names.map((name) => column(name, "number"));

/** An import does not tell when WHOOP changed a record; what of it cannot be true stands in one text. */
const changeAndRefused = [
  column("whoopUpdatedAt", "instant", "CASE WHEN NOT imported THEN whoop_updated_at END"),
  column("refused", "text"),
];

/** Every column of every raw table, in the order they stand in. The first is the record's id. */
export const recordColumns = {
  cycles: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    ...numbers("strain", "energyKj", "averageBpm", "maxBpm"),
    ...changeAndRefused,
  ],
  sleeps: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    column("nap", "flag"),
    column("main", "flag"),
    ...durations("inBedMs", "awakeMs", "noDataMs", "lightMs", "deepMs", "remMs"),
    ...numbers("sleepCycles", "disturbances"),
    ...durations("needMs", "needBaselineMs", "needDebtMs", "needStrainMs", "needNapMs"),
    ...numbers("respiratoryRate", "performancePct", "consistencyPct", "efficiencyPct"),
    ...changeAndRefused,
  ],
  recoveries: [
    column("sleepId", "text", "sleep_id::text"),
    ...whenAndState,
    column("cycleId", "text", "cycle_id::text"),
    column("main", "flag"),
    column("calibrating", "flag"),
    ...numbers("recovery", "restingBpm", "hrvMs", "spo2Pct", "skinTempC"),
    ...changeAndRefused,
  ],
  workouts: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    column("sportName", "text"),
    ...numbers("strain", "averageBpm", "maxBpm", "energyKj", "recordedFraction", "distanceM"),
    ...numbers("altitudeGainM", "altitudeChangeM"),
    ...durations("zone0Ms", "zone1Ms", "zone2Ms", "zone3Ms", "zone4Ms", "zone5Ms"),
    ...changeAndRefused,
  ],
} satisfies Record<RecordType, RecordColumn[]>;

/** Every type of record that has a raw table. */
export const recordTypes = Object.keys(recordColumns).filter(
  (name): name is RecordType => name in recordColumns,
);
