import { type MetricName, metricOf } from "#domain/metrics.ts";

const ofNight = (expression: string) => `CASE WHEN n.score_state = 'SCORED' THEN ${expression} END`;
/** A night's recovery is its own; without a night it is the cycle's. */
const ofRecovery = (expression: string) =>
  `CASE WHEN r.score_state = 'SCORED' AND (n.main_cycle IS NULL OR r.sleep_id = n.id) THEN ${expression} END`;
const ofCycle = (expression: string) => `CASE WHEN c.score_state = 'SCORED' THEN ${expression} END`;
/** Milliseconds from the noon before the day to an instant, on the night's own clock. */
const afterNoon = (instant: string) =>
  ofNight(`date_part('epoch', n.${instant}) * 1000 + n.offset_min * 60000::float8
    - ((n.day::date - DATE '1970-01-01') * 86400000::float8 - 43200000)`);
/** A day without a workout counts 0 where all workouts of its cycle's time are stored. */
const ofWorkouts = (expression: string) =>
  `CASE WHEN w.day IS NOT NULL THEN ${expression} WHEN c.workouts_known THEN 0 END`;

/**
 * Where each metric of a day stands: `n` is its sleep, `r` the recovery, `c` the cycle, `p` the naps, `w` the workouts.
 * Durations are in milliseconds here. Not user input: these are the only texts that enter the statement as they are.
 */
const expressions: Record<MetricName, string> = {
  recovery: ofRecovery("r.recovery"),
  hrvMs: ofRecovery("r.hrv_ms"),
  restingBpm: ofRecovery("r.resting_bpm"),
  spo2Pct: ofRecovery("r.spo2_pct"),
  skinTempC: ofRecovery("r.skin_temp_c"),
  respiratoryRate: ofNight("n.respiratory_rate"),
  strain: ofCycle("c.strain"),
  energyKj: ofCycle("c.energy_kj"),
  averageBpm: ofCycle("c.average_bpm"),
  maxBpm: ofCycle("c.max_bpm"),
  asleepMin: ofNight("n.light_ms + n.deep_ms + n.rem_ms"),
  inBedMin: ofNight("n.in_bed_ms"),
  awakeMin: ofNight("n.awake_ms"),
  lightMin: ofNight("n.light_ms"),
  deepMin: ofNight("n.deep_ms"),
  remMin: ofNight("n.rem_ms"),
  needMin: ofNight(
    "coalesce(n.need_baseline_ms + n.need_debt_ms + n.need_strain_ms + n.need_nap_ms, n.need_ms)",
  ),
  debtMin: ofNight("n.need_debt_ms"),
  performancePct: ofNight("n.performance_pct"),
  consistencyPct: ofNight("n.consistency_pct"),
  efficiencyPct: ofNight("n.efficiency_pct"),
  disturbances: ofNight("n.disturbances"),
  sleepCycles: ofNight("n.sleep_cycles"),
  bedAt: afterNoon("start_at"),
  wakeAt: afterNoon("end_at"),
  napMin:
    "CASE WHEN p.day IS NOT NULL THEN p.in_bed_ms WHEN n.main_cycle IS NOT NULL AND n.score_state = 'SCORED' THEN 0 END",
  workouts: ofWorkouts("w.workouts"),
  workoutStrain: "w.strain",
  workoutMin: ofWorkouts("w.duration_ms"),
  zone0Min: ofWorkouts("w.zone0_ms"),
  zone1Min: ofWorkouts("w.zone1_ms"),
  zone2Min: ofWorkouts("w.zone2_ms"),
  zone3Min: ofWorkouts("w.zone3_ms"),
  zone4Min: ofWorkouts("w.zone4_ms"),
  zone5Min: ofWorkouts("w.zone5_ms"),
};

/** The calibrating mark belongs to the recovery that speaks for the day. */
export const calibrating = ofRecovery("r.calibrating");

/** The SQL expression of a metric; a time or a duration comes in milliseconds. */
export function expressionOf(metric: MetricName): string {
  return expressions[metric];
}

/** What an expression's number is divided by to come to the catalogue's unit. */
export function divisorOf(metric: MetricName): number {
  const { unit } = metricOf(metric);
  return unit === "min" || unit === "minutes after noon" ? 60_000 : 1;
}

/** Whether a metric is read from the day's workouts. */
export function isOfWorkouts(metric: MetricName): boolean {
  return metricOf(metric).noun === "workout";
}
