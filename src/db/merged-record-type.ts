/** A table in which WHOOP's records and imported ones are joined. */
export type MergedTable = "cycles" | "sleeps" | "recoveries" | "workouts";

/**
 * How the records of a type are completed from imports. A group is what comes from one source or not at all: columns
 * that only make sense together.
 */
export interface MergedRecordType {
  table: MergedTable;
  /** The column that, with the member, is the primary key, and its type in SQL. */
  key: "id" | "sleep_id";
  keyType: "bigint" | "uuid";
  /** What every imported row has and no record of WHOOP's lacks: the newest import's, for a row that is imported whole. */
  record: readonly string[];
  /** Group → its columns. */
  groups: Readonly<Record<string, readonly string[]>>;
  /**
   * Groups of which WHOOP's values count only under this condition, in SQL over `stored` (WHOOP's record) and `best`
   * (the imports').
   */
  countsOnlyIf?: Readonly<Record<string, string>>;
}

const own = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, [column]]));

/** The values of a cycle that we last saw open are values so far: once an export knows its end they are none. */
const stillTheWhole = "(stored.end_at IS NOT NULL OR best.end_at IS NULL)";

export const mergedRecordTypes: Readonly<Record<MergedTable, MergedRecordType>> = {
  cycles: {
    table: "cycles",
    key: "id",
    keyType: "bigint",
    record: ["start_at", "timezone_offset", "offset_min"],
    groups: { end_at: ["end_at"], ...own("strain", "energy_kj", "average_bpm", "max_bpm") },
    countsOnlyIf: {
      strain: stillTheWhole,
      energy_kj: stillTheWhole,
      average_bpm: stillTheWhole,
      max_bpm: stillTheWhole,
    },
  },
  sleeps: {
    table: "sleeps",
    key: "id",
    keyType: "uuid",
    record: ["start_at", "end_at", "timezone_offset", "offset_min", "nap"],
    groups: {
      stages: ["in_bed_ms", "awake_ms", "no_data_ms", "light_ms", "deep_ms", "rem_ms"],
      need: ["need_ms", "need_baseline_ms", "need_debt_ms", "need_strain_ms", "need_nap_ms"],
      ...own("sleep_cycles", "disturbances", "respiratory_rate"),
      ...own("performance_pct", "consistency_pct", "efficiency_pct"),
    },
  },
  recoveries: {
    table: "recoveries",
    key: "sleep_id",
    keyType: "uuid",
    record: [],
    groups: own("calibrating", "recovery", "resting_bpm", "hrv_ms", "spo2_pct", "skin_temp_c"),
  },
  workouts: {
    table: "workouts",
    key: "id",
    keyType: "uuid",
    record: ["start_at", "end_at", "timezone_offset", "offset_min", "sport_name"],
    groups: {
      zones: ["zone0_ms", "zone1_ms", "zone2_ms", "zone3_ms", "zone4_ms", "zone5_ms"],
      altitude: ["altitude_gain_m", "altitude_change_m"],
      ...own("sport_id", "strain", "average_bpm", "max_bpm", "energy_kj"),
      ...own("recorded_fraction", "distance_m", "gps_enabled"),
    },
  },
};

/** Every column an import may fill, and the score's state, which follows them. */
export function fillable(recordType: MergedRecordType): string[] {
  return ["score_state", ...Object.values(recordType.groups).flat()];
}
