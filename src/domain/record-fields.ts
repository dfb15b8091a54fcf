import { type Limits, metrics } from "./metrics.ts";

/** What a value is in TypeScript, in a column (`sqlTypes`), in a file and in an answer of the API. */
export type FieldKind = "number" | "count" | "duration" | "flag" | "text";

/** One value of a record, said once: all layers derive what they do with it from here. */
export interface RecordField {
  kind: FieldKind;
  /** Where it stands in WHOOP's JSON, from the outside in, joined by dots; null for what only imports know. */
  path: string | null;
  /** For people and the database's comments: "ms", "%", "°C"; null where it has none. */
  unit: string | null;
  /** Values that imports bring together or not at all; by itself where left out. */
  group?: string;
  /** Outside them a value cannot be true: it stays in storage and in WHOOP's JSON, and is no reading anywhere. */
  limits?: Limits;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const inMs = ({ min, max }: Limits): Limits => ({
  ...(min === undefined ? {} : { min: min * minuteMs }),
  ...(max === undefined ? {} : { max: max * minuteMs }),
});

const bpm: Limits = metrics.averageBpm.hard;
const partOfNeed: Limits = inMs(metrics.needMin.hard);
/** Races over several days exist; nothing longer is one workout. */
const longestWorkoutMs = 72 * hourMs;

const stage = (path: string, limits: Limits) =>
  ({ kind: "duration", path: `score.stage_summary.${path}`, unit: "ms", group: "stages", limits }) as const;
const need = (path: string | null, limits: Limits = partOfNeed) =>
  ({
    kind: "duration",
    path: path && `score.sleep_needed.${path}`,
    unit: "ms",
    group: "need",
    limits,
  }) as const;
const zone = (path: string) =>
  ({
    kind: "duration",
    path: `score.zone_durations.${path}`,
    unit: "ms",
    group: "zones",
    limits: { min: 0, max: longestWorkoutMs },
  }) as const;
const score = (path: string, unit: string | null, limits: Limits) =>
  ({ kind: "number", path: `score.${path}`, unit, limits }) as const;

/**
 * Every value a record may hold besides who it is and when it happened, in the order they are listed everywhere. A field's
 * column has its name in snake case.
 */
export const recordFields = {
  cycles: {
    strain: score("strain", null, metrics.strain.hard),
    energyKj: score("kilojoule", "kJ", metrics.energyKj.hard),
    averageBpm: score("average_heart_rate", "bpm", bpm),
    maxBpm: score("max_heart_rate", "bpm", bpm),
  },
  sleeps: {
    inBedMs: stage("total_in_bed_time_milli", inMs(metrics.inBedMin.hard)),
    awakeMs: stage("total_awake_time_milli", inMs(metrics.awakeMin.hard)),
    noDataMs: stage("total_no_data_time_milli", inMs(metrics.inBedMin.hard)),
    lightMs: stage("total_light_sleep_time_milli", inMs(metrics.lightMin.hard)),
    deepMs: stage("total_slow_wave_sleep_time_milli", inMs(metrics.deepMin.hard)),
    remMs: stage("total_rem_sleep_time_milli", inMs(metrics.remMin.hard)),
    sleepCycles: {
      kind: "count",
      path: "score.stage_summary.sleep_cycle_count",
      unit: null,
      limits: metrics.sleepCycles.hard,
    },
    disturbances: {
      kind: "count",
      path: "score.stage_summary.disturbance_count",
      unit: null,
      limits: metrics.disturbances.hard,
    },
    // The whole need, where its four parts are not known.
    needMs: need(null),
    needBaselineMs: need("baseline_milli"),
    needDebtMs: need("need_from_sleep_debt_milli"),
    needStrainMs: need("need_from_recent_strain_milli"),
    // What was slept by day lowers the need.
    needNapMs: need("need_from_recent_nap_milli", { min: -18 * hourMs, max: 0 }),
    respiratoryRate: score("respiratory_rate", "breaths/min", metrics.respiratoryRate.hard),
    performancePct: score("sleep_performance_percentage", "%", metrics.performancePct.hard),
    consistencyPct: score("sleep_consistency_percentage", "%", metrics.consistencyPct.hard),
    efficiencyPct: score("sleep_efficiency_percentage", "%", metrics.efficiencyPct.hard),
  },
  recoveries: {
    calibrating: { kind: "flag", path: "score.user_calibrating", unit: null },
    recovery: score("recovery_score", "%", metrics.recovery.hard),
    restingBpm: score("resting_heart_rate", "bpm", metrics.restingBpm.hard),
    hrvMs: score("hrv_rmssd_milli", "ms", metrics.hrvMs.hard),
    spo2Pct: score("spo2_percentage", "%", metrics.spo2Pct.hard),
    skinTempC: score("skin_temp_celsius", "°C", metrics.skinTempC.hard),
  },
  workouts: {
    sportId: { kind: "count", path: "sport_id", unit: null },
    strain: score("strain", null, metrics.workoutStrain.hard),
    averageBpm: score("average_heart_rate", "bpm", bpm),
    maxBpm: score("max_heart_rate", "bpm", bpm),
    energyKj: score("kilojoule", "kJ", { min: 0, max: 100_000 }),
    recordedFraction: score("percent_recorded", null, { min: 0, max: 1 }),
    distanceM: score("distance_meter", "m", { min: 0, max: 1_000_000 }),
    altitudeGainM: { ...score("altitude_gain_meter", "m", { min: 0, max: 50_000 }), group: "altitude" },
    altitudeChangeM: {
      ...score("altitude_change_meter", "m", { min: -20_000, max: 20_000 }),
      group: "altitude",
    },
    zone0Ms: zone("zone_zero_milli"),
    zone1Ms: zone("zone_one_milli"),
    zone2Ms: zone("zone_two_milli"),
    zone3Ms: zone("zone_three_milli"),
    zone4Ms: zone("zone_four_milli"),
    zone5Ms: zone("zone_five_milli"),
    // The API does not tell.
    gpsEnabled: { kind: "flag", path: null, unit: null },
  },
} as const satisfies Record<string, Record<string, RecordField>>;

export type RecordType = keyof typeof recordFields;

interface ValueOf {
  number: number;
  count: number;
  duration: number;
  flag: boolean;
  text: string;
}

/** The values of a type's records, each null where it is not known. */
export type RecordValues<T extends RecordType> = {
  -readonly [F in keyof (typeof recordFields)[T]]: (typeof recordFields)[T][F] extends {
    kind: infer K extends FieldKind;
  }
    ? ValueOf[K] | null
    : never;
};

/** The type's fields as a list. */
export function fieldsOf(type: RecordType): [name: string, field: RecordField][] {
  return Object.entries(recordFields[type]);
}

/** Every field's column is its name in snake case: `inBedMs` → `in_bed_ms`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The column types of the kinds. */
export const sqlTypes: Readonly<Record<FieldKind, string>> = {
  number: "double precision",
  count: "integer",
  duration: "integer",
  flag: "boolean",
  text: "text",
};
