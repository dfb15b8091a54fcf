/** What a metric's bare number counts. Instants of the night enter as minutes after the noon before. */
export type Unit =
  | "%"
  | "ms"
  | "bpm"
  | "°C"
  | "per min"
  | "strain"
  | "kJ"
  | "min"
  | "count"
  | "minutes after noon";

/** Both ends included; an absent end is open. */
export interface Limits {
  min?: number;
  max?: number;
}

/**
 * The order in which a day's numbers come to be: what stands when the night begins, the night, what the body did
 * meanwhile (known at waking), and what is complete only when the day is over.
 */
export const availabilities = ["bedtime", "night", "waking", "evening"] as const;

export type Availability = (typeof availabilities)[number];

/** Everything the product knows about a metric besides its readings. */
export interface Metric {
  unit: Unit;
  /** Places shown; stored and exported values are never rounded. */
  decimals: number;
  /** Which way is welcome; "neither" where a direction would be a judgement the data cannot carry. */
  direction: "higher" | "lower" | "neither";
  /** "log" where differences are ratios and the readings skewed: baselines and z-scores are then taken on ln. */
  scale?: "log";
  /** Outside these a reading cannot be true: it stays in storage, its value is null and the day lists it. */
  hard: Limits;
  /** Outside these a reading is kept and flagged. */
  plausible: Limits;
  recordType: "recovery" | "sleep" | "cycle" | "workout";
  /** When in its day it is complete. */
  availability: Availability;
  /** Whether the value of a day that has not ended is only "so far". */
  soFar: boolean;
  /** Only its distance from the member's usual level means something: what a chart of that and its column are called. */
  deviation?: { figure: string; column: string };
}

const percent = { unit: "%", decimals: 0 } as const;
const minutes = { unit: "min", decimals: 0 } as const;
const vendorScore = { hard: { min: 0, max: 110 }, plausible: { min: 0, max: 100 } } as const;
const hours18 = { hard: { min: 0, max: 18 * 60 }, plausible: {} } as const;
const hours24 = { hard: { min: 0, max: 24 * 60 }, plausible: {} } as const;
/** A living heart, hardest effort included. */
const heartRate = { hard: { min: 20, max: 300 }, plausible: {} } as const;
const notNegative = { hard: { min: 0 }, plausible: {} } as const;
const anyValue = { hard: {}, plausible: {} } as const;
const bedtime = { availability: "bedtime" } as const;
const atWaking = { availability: "waking" } as const;
const evening = { availability: "evening", soFar: true } as const;
const recovery = { recordType: "recovery", ...atWaking, soFar: false } as const;
const sleep = { recordType: "sleep", availability: "night", soFar: false } as const;
const cycle = { recordType: "cycle", ...evening } as const;
const workout = { recordType: "workout", ...evening } as const;
const stage = { ...minutes, direction: "neither", ...hours18, ...sleep } as const;
const zone = { ...minutes, direction: "neither", ...notNegative, ...workout } as const;

/** The catalogue: every metric of a day by the name it has in pages, exports and the API, in the order they list it. */
export const metrics = {
  recovery: {
    ...percent,
    direction: "higher",
    hard: { min: 0, max: 100 },
    plausible: { min: 1, max: 99 },
    ...recovery,
  },
  // "Higher is better" is not true of HRV in general.
  hrvMs: {
    unit: "ms",
    decimals: 0,
    direction: "neither",
    scale: "log",
    // More than nothing: a zero has no logarithm and is no reading.
    hard: { min: Number.MIN_VALUE, max: 400 },
    plausible: { min: 6, max: 315 },
    ...recovery,
  },
  restingBpm: {
    unit: "bpm",
    decimals: 0,
    direction: "lower",
    hard: { min: 20, max: 150 },
    plausible: { min: 29, max: 120 },
    ...recovery,
  },
  spo2Pct: {
    unit: "%",
    decimals: 1,
    direction: "neither",
    hard: { min: 50, max: 100 },
    plausible: { min: 77, max: 100 },
    ...recovery,
  },
  skinTempC: {
    unit: "°C",
    decimals: 1,
    direction: "neither",
    hard: { min: 25, max: 42 },
    plausible: { min: 30, max: 38 },
    deviation: { figure: "skin-temperature", column: "skinTempDeviationC" },
    ...recovery,
  },
  respiratoryRate: {
    unit: "per min",
    decimals: 1,
    direction: "neither",
    hard: { min: 5, max: 40 },
    plausible: { min: 11, max: 21.5 },
    ...sleep,
    ...atWaking,
  },
  strain: {
    unit: "strain",
    decimals: 1,
    direction: "neither",
    hard: { min: 0, max: 21 },
    plausible: { min: 0, max: 20.8 },
    ...cycle,
  },
  energyKj: {
    unit: "kJ",
    decimals: 0,
    direction: "neither",
    hard: { min: 0 },
    plausible: { min: 4000, max: 25_000 },
    ...cycle,
  },
  averageBpm: { unit: "bpm", decimals: 0, direction: "neither", ...heartRate, ...cycle },
  maxBpm: { unit: "bpm", decimals: 0, direction: "neither", ...heartRate, ...cycle },
  asleepMin: {
    ...minutes,
    direction: "higher",
    hard: { min: 0, max: 18 * 60 },
    plausible: { min: 2 * 60, max: 13 * 60 },
    ...sleep,
  },
  inBedMin: { ...minutes, direction: "neither", ...hours24, ...sleep },
  awakeMin: { ...minutes, direction: "lower", ...hours24, ...sleep },
  lightMin: stage,
  deepMin: stage,
  remMin: stage,
  needMin: {
    ...minutes,
    direction: "neither",
    hard: { min: 0, max: 18 * 60 },
    plausible: { min: 6 * 60, max: 12 * 60 },
    ...sleep,
    ...bedtime,
  },
  debtMin: { ...minutes, direction: "lower", ...hours18, ...sleep, ...bedtime },
  performancePct: { ...percent, direction: "higher", ...vendorScore, ...sleep },
  consistencyPct: { ...percent, direction: "higher", ...vendorScore, ...sleep },
  efficiencyPct: { ...percent, direction: "higher", ...vendorScore, ...sleep },
  disturbances: {
    unit: "count",
    decimals: 0,
    direction: "lower",
    hard: { min: 0, max: 1000 },
    plausible: {},
    ...sleep,
  },
  sleepCycles: {
    unit: "count",
    decimals: 0,
    direction: "neither",
    hard: { min: 0, max: 100 },
    plausible: {},
    ...sleep,
  },
  bedAt: { unit: "minutes after noon", decimals: 0, direction: "neither", ...anyValue, ...sleep, ...bedtime },
  wakeAt: { unit: "minutes after noon", decimals: 0, direction: "neither", ...anyValue, ...sleep },
  napMin: { ...minutes, direction: "neither", ...notNegative, recordType: "sleep", ...evening },
  workouts: { unit: "count", decimals: 0, direction: "neither", ...notNegative, ...workout },
  workoutStrain: {
    unit: "strain",
    decimals: 1,
    direction: "neither",
    hard: { min: 0, max: 21 },
    plausible: { min: 0, max: 20.8 },
    ...workout,
  },
  workoutMin: zone,
  zone0Min: zone,
  zone1Min: zone,
  zone2Min: zone,
  zone3Min: zone,
  zone4Min: zone,
  zone5Min: zone,
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;

/** Every metric name, in catalogue order. */
export const metricNames = Object.keys(metrics).filter((name): name is MetricName => name in metrics);

/** The metrics of a type of record. */
export function metricsOfRecord(recordType: Metric["recordType"]): MetricName[] {
  return metricNames.filter((name) => metrics[name].recordType === recordType);
}

/** What of a night WHOOP counts into recovery besides sleep: each is read against what is usual for the member. */
export const morningVitals = [
  "hrvMs",
  "restingBpm",
  "respiratoryRate",
] as const satisfies readonly MetricName[];

/** The signs of the body a night gives besides HRV, in the order pages list them. */
export const vitals = [
  "restingBpm",
  "respiratoryRate",
  "spo2Pct",
  "skinTempC",
] as const satisfies readonly MetricName[];
export type Vital = (typeof vitals)[number];

/** How good a night was, besides how long. */
export const nightQuality = ["efficiencyPct", "respiratoryRate"] as const satisfies readonly MetricName[];
export type NightQuality = (typeof nightQuality)[number];

/** What the catalogue says about a metric. */
export function metricOf(name: MetricName): Metric {
  return metrics[name];
}

/** One number per metric; `null` where there is no reading. */
export type MetricValues = Record<MetricName, number | null>;

/** A day of the catalogue without a single reading. */
export function noReadings(): MetricValues {
  return Object.fromEntries(metricNames.map((name) => [name, null])) as MetricValues;
}

/** Whether `value` lies within `limits`. */
export function within(value: number, limits: Limits): boolean {
  return (
    value >= (limits.min ?? Number.NEGATIVE_INFINITY) && value <= (limits.max ?? Number.POSITIVE_INFINITY)
  );
}
