import { type Limits, type MetricName, metrics } from "./metrics.ts";

/** What a value is in TypeScript, in a column (`sqlTypes`), in a file and in an answer of the API. */
export type FieldKind = "number" | "count" | "duration" | "flag" | "text";

/** How WHOOP's own export tells a value. */
export interface Exported {
  /** Its column, as export-files/whoop/headers.ts calls it; the field's own name where left out. */
  column?: string;
  /** Rounded or cut to `places`, in whole minutes, in kilocalories, in whole percents of the workout's length, as true or false. */
  as: "rounded" | "cut" | "minutes" | "kcal" | "share" | "flag";
  places?: number;
}

/** One value of a record, said once: all layers derive what they do with it from here. */
export interface RecordField {
  kind: FieldKind;
  /** Where it stands in WHOOP's JSON, from the outside in, joined by dots; null for what only imports know. */
  path: string | null;
  /** For people and the database's comments: "ms", "%", "°C"; null where it has none. */
  unit: string | null;
  /** For readers of the API, where the name does not say it. */
  meaning?: string;
  /** Values that imports bring together or not at all; by itself where left out. */
  group?: string;
  /** Outside them a value cannot be true: it stays in storage and in WHOOP's JSON, and is no reading anywhere. */
  limits?: Limits;
  /** The metric of its day it becomes; a duration then counts minutes. */
  metric?: MetricName;
  /** Absent where WHOOP's export does not tell it. */
  exported?: Exported;
  /** The raw table, or also the API, does not show it: both promise their columns to others. */
  leftOutOf?: "table" | "table and API";
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const inMs = ({ min, max }: Limits): Limits => ({
  ...(min === undefined ? {} : { min: min * minuteMs }),
  ...(max === undefined ? {} : { max: max * minuteMs }),
});

const bpm: Limits = metrics.averageBpm.hard;
/** Races over several days exist; nothing longer is one workout. */
export const longestWorkoutMs = 72 * hourMs;
const inMinutes = (column: string) => ({ exported: { column, as: "minutes" } }) as const;
const rounded = (places: number, column?: string) =>
  ({ exported: { as: "rounded", places, ...(column === undefined ? {} : { column }) } }) as const;
const cut = { exported: { as: "cut", places: 0 } } as const;

const duration = (path: string | null, limits: Limits) =>
  ({ kind: "duration", path: path && `score.${path}`, unit: "ms", limits }) as const;
const stage = (name: string, metric: MetricName) =>
  ({
    ...duration(`stage_summary.${name}`, inMs(metrics[metric].hard)),
    group: "stages",
    metric,
    ...inMinutes(metric),
  }) as const;
const need = (name: string | null, limits: Limits = inMs(metrics.needMin.hard)) =>
  ({ ...duration(name && `sleep_needed.${name}`, limits), group: "need" }) as const;
const zone = (name: string, metric: MetricName) =>
  ({
    ...duration(`zone_durations.${name}`, { min: 0, max: longestWorkoutMs }),
    group: "zones",
    metric,
  }) as const;
const exportedZone = (name: string, zoneNumber: 1 | 2 | 3 | 4 | 5) =>
  ({
    ...zone(name, `zone${zoneNumber}Min`),
    exported: { column: `zone${zoneNumber}Pct`, as: "share" },
  }) as const;
const score = (path: string, unit: string | null, limits: Limits) =>
  ({ kind: "number", path: `score.${path}`, unit, limits }) as const;
/** A number that is a metric of its day as it stands. */
const metric = (name: MetricName, path: string, unit: string | null) =>
  ({ ...score(path, unit, metrics[name].hard), metric: name }) as const;
const count = (name: MetricName, path: string) =>
  ({ kind: "count", path: `score.${path}`, unit: null, limits: metrics[name].hard, metric: name }) as const;

const zones = {
  zone0Ms: zone("zone_zero_milli", "zone0Min"),
  zone1Ms: exportedZone("zone_one_milli", 1),
  zone2Ms: exportedZone("zone_two_milli", 2),
  zone3Ms: exportedZone("zone_three_milli", 3),
  zone4Ms: exportedZone("zone_four_milli", 4),
  zone5Ms: exportedZone("zone_five_milli", 5),
};

export type ZoneField = keyof typeof zones;
/** Heart rate zones, 0 first. */
export const zoneFields = Object.keys(zones).filter((name): name is ZoneField => name in zones);

/**
 * Every value a record may hold besides who it is and when it happened, in the order they are listed everywhere. A field's
 * column has its name in snake case.
 */
export const recordFields = {
  cycles: {
    strain: { ...metric("strain", "strain", null), ...rounded(1, "dayStrain") },
    energyKj: {
      ...metric("energyKj", "kilojoule", "kJ"),
      exported: { column: "energyKcal", as: "kcal", places: 0 },
    },
    averageBpm: { ...metric("averageBpm", "average_heart_rate", "bpm"), ...rounded(0) },
    maxBpm: { ...metric("maxBpm", "max_heart_rate", "bpm"), ...rounded(0) },
  },
  sleeps: {
    inBedMs: stage("total_in_bed_time_milli", "inBedMin"),
    // WHOOP's export counts time without data here.
    awakeMs: stage("total_awake_time_milli", "awakeMin"),
    noDataMs: {
      ...duration("stage_summary.total_no_data_time_milli", inMs(metrics.inBedMin.hard)),
      group: "stages",
    },
    lightMs: stage("total_light_sleep_time_milli", "lightMin"),
    deepMs: stage("total_slow_wave_sleep_time_milli", "deepMin"),
    remMs: stage("total_rem_sleep_time_milli", "remMin"),
    sleepCycles: count("sleepCycles", "stage_summary.sleep_cycle_count"),
    disturbances: count("disturbances", "stage_summary.disturbance_count"),
    needMs: {
      ...need(null),
      meaning: "The whole need where an import knows it without its parts.",
      metric: "needMin",
      ...inMinutes("needMin"),
    },
    needBaselineMs: need("baseline_milli"),
    needDebtMs: { ...need("need_from_sleep_debt_milli"), metric: "debtMin", ...inMinutes("debtMin") },
    needStrainMs: need("need_from_recent_strain_milli"),
    // What was slept by day lowers the need.
    needNapMs: need("need_from_recent_nap_milli", { min: -18 * hourMs, max: 0 }),
    respiratoryRate: { ...metric("respiratoryRate", "respiratory_rate", "breaths/min"), ...rounded(1) },
    performancePct: { ...metric("performancePct", "sleep_performance_percentage", "%"), ...rounded(0) },
    consistencyPct: { ...metric("consistencyPct", "sleep_consistency_percentage", "%"), ...rounded(0) },
    efficiencyPct: { ...metric("efficiencyPct", "sleep_efficiency_percentage", "%"), ...cut },
  },
  recoveries: {
    calibrating: { kind: "flag", path: "score.user_calibrating", unit: null },
    recovery: { ...metric("recovery", "recovery_score", "%"), ...rounded(0) },
    restingBpm: { ...metric("restingBpm", "resting_heart_rate", "bpm"), ...rounded(0) },
    hrvMs: { ...metric("hrvMs", "hrv_rmssd_milli", "ms"), ...cut },
    spo2Pct: { ...metric("spo2Pct", "spo2_percentage", "%"), ...rounded(2) },
    skinTempC: { ...metric("skinTempC", "skin_temp_celsius", "°C"), ...rounded(2) },
  },
  workouts: {
    sportId: { kind: "count", path: "sport_id", unit: null, leftOutOf: "table" },
    strain: { ...metric("workoutStrain", "strain", null), ...rounded(1, "activityStrain") },
    averageBpm: { ...score("average_heart_rate", "bpm", bpm), ...rounded(0) },
    maxBpm: { ...score("max_heart_rate", "bpm", bpm), ...rounded(0) },
    energyKj: {
      ...score("kilojoule", "kJ", { min: 0, max: 100_000 }),
      exported: { column: "energyKcal", as: "kcal", places: 1 },
    },
    recordedFraction: score("percent_recorded", null, { min: 0, max: 1 }),
    distanceM: { ...score("distance_meter", "m", { min: 0, max: 1_000_000 }), ...rounded(2) },
    altitudeGainM: {
      ...score("altitude_gain_meter", "m", { min: 0, max: 50_000 }),
      group: "altitude",
      ...rounded(2),
    },
    altitudeChangeM: {
      ...score("altitude_change_meter", "m", { min: -20_000, max: 20_000 }),
      group: "altitude",
      ...rounded(2),
    },
    ...zones,
    // The API does not tell.
    gpsEnabled: {
      kind: "flag",
      path: null,
      unit: null,
      exported: { as: "flag" },
      leftOutOf: "table and API",
    },
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

/** Those of them that pages and the API read. */
export type ReadValues<T extends RecordType> = Omit<RecordValues<T>, HiddenField<T>>;
type HiddenField<T extends RecordType> = {
  [F in keyof (typeof recordFields)[T]]: (typeof recordFields)[T][F] extends { leftOutOf: "table and API" }
    ? F
    : never;
}[keyof (typeof recordFields)[T]];

export const recordTypes = Object.keys(recordFields).filter(
  (name): name is RecordType => name in recordFields,
);

/** A type's fields as a list. */
export function fieldsOf(type: RecordType): [name: string, field: RecordField][] {
  return Object.entries(recordFields[type]);
}

/** The names of a type's fields. */
export function fieldNamesOf<T extends RecordType>(type: T): (keyof RecordValues<T> & string)[] {
  return Object.keys(recordFields[type]) as (keyof RecordValues<T> & string)[];
}

/** Those of them that pages and the API read. */
export function readFieldsOf(type: RecordType): [name: string, field: RecordField][] {
  return fieldsOf(type).filter(([, { leftOutOf }]) => leftOutOf !== "table and API");
}

/** Every field's column is its name in snake case: `inBedMs` → `in_bed_ms`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What imports bring together with a field; one that belongs to no group is one by itself, named by its column. */
export function groupOf(name: string, { group }: RecordField): string {
  return group ?? columnOf(name);
}

/** The column types of the kinds. */
export const sqlTypes: Readonly<Record<FieldKind, string>> = {
  number: "double precision",
  count: "integer",
  duration: "integer",
  flag: "boolean",
  text: "text",
};
