import type { MetricSeries } from "#analysis/metric-series.ts";
import { addDays, parseDay } from "#domain/day.ts";
import type { MetricName } from "#domain/metrics.ts";

/** A repeatable source of standard normal numbers. */
export function normals(seed: number): () => number {
  let state = seed >>> 0 || 1;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  for (let warm = 0; warm < 20; warm += 1) uniform();
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A series whose days resemble their neighbours by `phi`, with spread 1. */
export function carryingOver(days: number, phi: number, next: () => number): number[] {
  let level = next();
  return Array.from({ length: days }, () => {
    level = phi * level + Math.sqrt(1 - phi * phi) * next();
    return level;
  });
}

/** Six metrics none of which is made of another. */
export const unrelated = [
  "strain",
  "hrvMs",
  "spo2Pct",
  "skinTempC",
  "disturbances",
  "napMin",
] as const satisfies MetricName[];

const from = parseDay("2026-01-05");

/** Metrics as series from a Monday on. */
export function seriesOf(columns: MetricSeries["columns"]): MetricSeries {
  const days = columns[0]?.values.length ?? 0;
  return { range: { from, to: addDays(from, days - 1) }, columns };
}

/** A history in which nothing is related to anything: ordinary carry-over, and a weekend rhythm that all share. */
export function noiseHistory(
  seed: number,
  days: number,
  metrics: readonly MetricName[] = unrelated,
): MetricSeries {
  const next = normals(seed);
  return seriesOf(
    metrics.map((metric, index) => {
      const phi = [0.2, 0.6, 0.3, 0.5, 0.1, 0.4][index % 6] ?? 0;
      const rhythm = 0.6 * next();
      const values = carryingOver(days, phi, next).map(
        (value, day) => 60 + 4 * (value + (day % 7 >= 5 ? 0.8 + rhythm / 4 : 0)),
      );
      return { metric, values };
    }),
  );
}
