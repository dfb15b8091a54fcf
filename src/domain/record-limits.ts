import { type Limits, metrics } from "./metrics.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const inMs = ({ min, max }: Limits): Limits => ({
  ...(min === undefined ? {} : { min: min * minuteMs }),
  ...(max === undefined ? {} : { max: max * minuteMs }),
});

const bpm: Limits = metrics.averageBpm.hard;
const notNegative: Limits = { min: 0 };
/** Races over several days exist; nothing longer is one workout. */
const longestWorkoutMs = 72 * hourMs;
const zone: Limits = { min: 0, max: longestWorkoutMs };
const partOfNeed: Limits = inMs(metrics.needMin.hard);

/**
 * Per type of record, the hard limits of every number in it. Outside them a value cannot be true: it stays in storage and
 * in WHOOP's own JSON, and is no reading anywhere.
 */
export const recordLimits = {
  cycles: {
    strain: metrics.strain.hard,
    energyKj: metrics.energyKj.hard,
    averageBpm: bpm,
    maxBpm: bpm,
  },
  sleeps: {
    inBedMs: inMs(metrics.inBedMin.hard),
    awakeMs: inMs(metrics.awakeMin.hard),
    noDataMs: inMs(metrics.inBedMin.hard),
    lightMs: inMs(metrics.lightMin.hard),
    deepMs: inMs(metrics.deepMin.hard),
    remMs: inMs(metrics.remMin.hard),
    sleepCycles: metrics.sleepCycles.hard,
    disturbances: metrics.disturbances.hard,
    needMs: partOfNeed,
    needBaselineMs: partOfNeed,
    needDebtMs: partOfNeed,
    needStrainMs: partOfNeed,
    // What was slept by day lowers the need.
    needNapMs: { min: -18 * hourMs, max: 0 },
    respiratoryRate: metrics.respiratoryRate.hard,
    performancePct: metrics.performancePct.hard,
    consistencyPct: metrics.consistencyPct.hard,
    efficiencyPct: metrics.efficiencyPct.hard,
  },
  recoveries: {
    recovery: metrics.recovery.hard,
    restingBpm: metrics.restingBpm.hard,
    hrvMs: metrics.hrvMs.hard,
    spo2Pct: metrics.spo2Pct.hard,
    skinTempC: metrics.skinTempC.hard,
  },
  workouts: {
    strain: metrics.workoutStrain.hard,
    averageBpm: bpm,
    maxBpm: bpm,
    energyKj: { min: 0, max: 100_000 },
    recordedFraction: { min: 0, max: 1 },
    distanceM: { min: 0, max: 1_000_000 },
    altitudeGainM: { min: 0, max: 50_000 },
    altitudeChangeM: { min: -20_000, max: 20_000 },
    zone0Ms: zone,
    zone1Ms: zone,
    zone2Ms: zone,
    zone3Ms: zone,
    zone4Ms: zone,
    zone5Ms: zone,
  },
} as const satisfies Record<string, Record<string, Limits>>;

export type RecordType = keyof typeof recordLimits;

/** The same for what a member's profile says of the body. */
export const bodyLimits = {
  heightM: { min: 0.3, max: 3 },
  weightKg: { min: 1, max: 700 },
  maxBpm: bpm,
} as const satisfies Record<string, Limits>;

/** From a record's start to its end; a cycle may be of any length, but like the others it does not end before it begins. */
export const lengthLimitsMs: Record<Exclude<RecordType, "recoveries">, Limits> = {
  cycles: notNegative,
  sleeps: { min: 0, max: 24 * hourMs },
  workouts: { min: 0, max: longestWorkoutMs },
};

/** The limits of a type's numbers, as a list. */
export function limitsOf(type: RecordType | "body"): [field: string, limits: Limits][] {
  return Object.entries(type === "body" ? bodyLimits : recordLimits[type]);
}
