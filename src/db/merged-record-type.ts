import { columnOf, fieldsOf, groupOf, type RecordType } from "#domain/record-fields.ts";

/**
 * How the records of a type are completed from imports. A group is what comes from one source or not at all: columns
 * that only make sense together.
 */
export interface MergedRecordType {
  table: RecordType;
  /** The column that, with the member, is the primary key, and its type in SQL. */
  key: "id" | "sleep_id";
  keyType: "bigint" | "uuid";
  /** What every imported row has and no record of WHOOP's lacks: the newest import's, for a row that is imported whole. */
  record: readonly string[];
  /** Group → its columns. */
  groups: Readonly<Record<string, readonly string[]>>;
  /**
   * A condition under which alone WHOOP's values count, in SQL over `stored` (WHOOP's record) and `best` (the imports').
   */
  countsOnlyIf?: string;
}

export const mergedRecordTypes: Readonly<Record<RecordType, MergedRecordType>> = {
  cycles: {
    table: "cycles",
    key: "id",
    keyType: "bigint",
    record: ["start_at", "timezone_offset", "offset_min"],
    groups: { end_at: ["end_at"], ...groupsOf("cycles") },
    // The values of a cycle that we last saw open are values so far: once an export knows its end they are none.
    countsOnlyIf: "(stored.end_at IS NOT NULL OR best.end_at IS NULL)",
  },
  sleeps: {
    table: "sleeps",
    key: "id",
    keyType: "uuid",
    record: ["start_at", "end_at", "timezone_offset", "offset_min", "nap"],
    groups: groupsOf("sleeps"),
  },
  recoveries: {
    table: "recoveries",
    key: "sleep_id",
    keyType: "uuid",
    record: [],
    groups: groupsOf("recoveries"),
  },
  workouts: {
    table: "workouts",
    key: "id",
    keyType: "uuid",
    record: ["start_at", "end_at", "timezone_offset", "offset_min", "sport_name"],
    groups: groupsOf("workouts"),
  },
};

/** The groups of a type's values, each with its columns. */
function groupsOf(type: RecordType): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const [name, field] of fieldsOf(type)) {
    const group = groupOf(name, field);
    groups[group] = [...(groups[group] ?? []), columnOf(name)];
  }
  return groups;
}

/** Every column an import may fill, and the score's state, which follows them. */
export function fillable(recordType: MergedRecordType): string[] {
  return ["score_state", ...Object.values(recordType.groups).flat()];
}
