import { columnOf, type FieldKind, fieldsOf, type RecordType } from "#domain/record-fields.ts";

/** How a column of a raw table is read: what may be sorted by is compared in the database as this. */
export type RecordColumnKind = Exclude<FieldKind, "count"> | "instant" | "day";

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

function valuesOf(type: RecordType): RecordColumn[] {
  return fieldsOf(type).flatMap(([name, { kind, leftOutOf }]) =>
    leftOutOf === undefined ? [column(name, kind === "count" ? "number" : kind)] : [],
  );
}

/** An import does not tell when WHOOP changed a record; what of it cannot be true stands in one text. */
const changeAndRefused = [
  column("whoopUpdatedAt", "instant", "CASE WHEN NOT imported THEN whoop_updated_at END"),
  column("refused", "text"),
];

/** Every column of every raw table, in the order they stand in. The first is the record's id. */
export const recordColumns: Readonly<Record<RecordType, RecordColumn[]>> = {
  cycles: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    ...valuesOf("cycles"),
    ...changeAndRefused,
  ],
  sleeps: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    column("nap", "flag"),
    column("main", "flag"),
    ...valuesOf("sleeps"),
    ...changeAndRefused,
  ],
  recoveries: [
    column("sleepId", "text", "sleep_id::text"),
    ...whenAndState,
    column("cycleId", "text", "cycle_id::text"),
    column("main", "flag"),
    ...valuesOf("recoveries"),
    ...changeAndRefused,
  ],
  workouts: [
    column("id", "text", "id::text"),
    ...whenAndState,
    ...interval,
    column("sportName", "text"),
    ...valuesOf("workouts"),
    ...changeAndRefused,
  ],
};
