import type { MetricName } from "#domain/metrics.ts";

/** Metrics of a day that come from its cycle, its night, its recovery and its naps. */
export type ColumnMetric = Exclude<
  MetricName,
  "workouts" | "workoutStrain" | "workoutMin" | `zone${number}Min`
>;

const minutes = (columns: string) => `(${columns}) / 60000::float8`;
/** Minutes from the noon before the day to an instant, on the night's own clock. */
const afterNoon = (instant: string) =>
  `(extract(epoch FROM n.${instant})::float8 * 1000 + n.offset_min * 60000::float8
    - ((s.day::date - DATE '1970-01-01') * 86400000::float8 - 43200000)) / 60000`;
const ofCycle = (column: string) => `CASE WHEN c.score_state = 'SCORED' THEN c.${column} END`;

/**
 * Where each metric of a day stands: `s` is the day's span, `n` its scored main sleep, `r` that night's scored recovery,
 * `c` its cycle, `p` its naps. Not user input: these are the only texts that enter the statement as they are.
 */
const expressions: Record<ColumnMetric, string> = {
  recovery: "r.recovery",
  hrvMs: "r.hrv_ms",
  restingBpm: "r.resting_bpm",
  spo2Pct: "r.spo2_pct",
  skinTempC: "r.skin_temp_c",
  respiratoryRate: "n.respiratory_rate",
  strain: ofCycle("strain"),
  energyKj: ofCycle("energy_kj"),
  averageBpm: ofCycle("average_bpm"),
  maxBpm: ofCycle("max_bpm"),
  asleepMin: minutes("n.light_ms + n.deep_ms + n.rem_ms"),
  inBedMin: minutes("n.in_bed_ms"),
  awakeMin: minutes("n.awake_ms"),
  lightMin: minutes("n.light_ms"),
  deepMin: minutes("n.deep_ms"),
  remMin: minutes("n.rem_ms"),
  needMin: minutes("n.need_baseline_ms + n.need_debt_ms + n.need_strain_ms + n.need_nap_ms"),
  debtMin: minutes("n.need_debt_ms"),
  performancePct: "n.performance_pct",
  consistencyPct: "n.consistency_pct",
  efficiencyPct: "n.efficiency_pct",
  disturbances: "n.disturbances",
  sleepCycles: "n.sleep_cycles",
  bedAt: afterNoon("start_at"),
  wakeAt: afterNoon("end_at"),
  napMin: `CASE WHEN p.day IS NOT NULL THEN ${minutes("p.in_bed_ms")} WHEN s.night_id IS NOT NULL THEN 0 END`,
};

/** Every metric that can be asked for as a column. */
export const columnMetrics = Object.keys(expressions).filter(
  (name): name is ColumnMetric => name in expressions,
);

/** The SQL expression of a metric. */
export function expressionOf(metric: ColumnMetric): string {
  return expressions[metric];
}
