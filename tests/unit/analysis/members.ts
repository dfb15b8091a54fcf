import type { MetricSeries } from "#analysis/metric-series.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { comparedMetrics } from "#queries/days/metric-series.ts";
import { carryingOver, normals } from "./histories.ts";

const from = parseDay("2025-06-02");

/** Level, spread from day to day, and how far a weekend differs, in spreads. */
const shapes: Partial<Record<MetricName, readonly [mean: number, sd: number, weekend: number]>> = {
  recovery: [60, 17, 0.3],
  hrvMs: [4.1, 0.2, 0],
  restingBpm: [56, 3, 0.2],
  spo2Pct: [96, 1, 0],
  skinTempC: [33.5, 0.4, 0],
  respiratoryRate: [15, 0.4, 0.1],
  strain: [11, 4, 0.4],
  energyKj: [9_500, 1_800, 0.4],
  averageBpm: [70, 6, 0.3],
  maxBpm: [150, 15, 0.2],
  asleepMin: [430, 50, 0.5],
  inBedMin: [480, 55, 0.5],
  bedAt: [690, 40, 0.6],
  wakeAt: [1_150, 45, 0.7],
  disturbances: [9, 4, 0.1],
  sleepCycles: [5, 1.5, 0.2],
  workouts: [1.5, 1, 0.3],
};
/** From one day to the next, in turn. */
const carryOvers = [0.35, 0.6, 0.5, 0.3, 0.2, 0.6, 0.3, 0.4, 0.1, 0.5, 0.2, 0.45];

/**
 * A member in whose days nothing is related to anything: every metric that is compared carries over from day to day and
 * has a weekend like all others. What WHOOP sends in whole numbers is whole; every third member has gaps.
 */
export function noiseMember(seed: number, days: number): MetricSeries {
  const next = normals(7_919 * seed + 13);
  const gap = seed % 3 === 0 ? 0.05 : 0;
  const gapped = normals(seed + 99_991);
  const off = Array.from({ length: days }, () => gapped() < -1.645 && gap > 0);
  return {
    range: { from, to: addDays(from, days - 1) },
    columns: comparedMetrics.map((metric, index) => {
      const [mean, sd, weekend] = shapes[metric] ?? [60, 15, 0.3];
      const phi = carryOvers[(index + seed) % carryOvers.length] ?? 0;
      const values = carryingOver(days, phi, next).map((value, day) => {
        if (off[day]) return null;
        return asSent(metric, mean + sd * (value + (day % 7 >= 5 ? weekend : 0)));
      });
      return { metric, values };
    }),
  };
}

function asSent(metric: MetricName, value: number): number {
  const { unit, scale, hard } = metricOf(metric);
  if (scale === "log") return Math.exp(value);
  const possible = Math.min(hard.max ?? Infinity, Math.max(hard.min ?? -Infinity, value));
  return unit === "bpm" || unit === "count" || metric === "recovery" ? Math.round(possible) : possible;
}

/** The same member, whose recovery falls by 2.2 points for every point of strain of the day before (spread 17). */
export function memberWithStrainFollowed(seed: number, days: number): MetricSeries {
  const { range, columns } = noiseMember(seed, days);
  const strain = columns.find(({ metric }) => metric === "strain")?.values ?? [];
  const noise = carryingOver(days, 0.35, normals(seed + 31_337));
  const recovery = strain.map((value, day) => {
    if (value === null) return null;
    const before = strain[day - 1] ?? 11;
    return Math.round(Math.min(99, Math.max(1, 60 - 2.2 * (before - 11) + 17 * (noise[day] ?? 0))));
  });
  return {
    range,
    columns: columns.map((each) =>
      each.metric === "recovery" ? { metric: each.metric, values: recovery } : each,
    ),
  };
}
