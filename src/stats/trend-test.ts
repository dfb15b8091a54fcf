import { carryOver, varianceFactor } from "./carry-over.ts";
import type { Interval } from "./correlation-inference.ts";
import { normalQuantile } from "./distributions/normal.ts";
import { type Estimate, known, noSpread, tooFew } from "./estimate.ts";
import { mannKendall, mannKendallTest } from "./mann-kendall.ts";
import { dated, slopesAtRanks } from "./pairwise-slopes.ts";
import { type SenLine, theilSen } from "./theil-sen.ts";

const z95 = normalQuantile(0.975);

/** A trend and how surely there is one. Slopes are per day, in the unit of the readings. */
export interface Trend {
  line: SenLine;
  /** 95 % interval of the slope, widened for carry-over. */
  slope: Interval;
  s: number;
  /** As if days were independent: for comparison with other software, never for a verdict. */
  plain: { variance: number; z: number; p: number };
  /** Carry-over of the residuals around the line. */
  r1: number;
  phi: number;
  z: number;
  p: number;
}

/**
 * Trend test: do readings drift over the days? Theil–Sen slope and Mann–Kendall's S, whose variance is multiplied by
 * (1 + φ)/(1 − φ) with φ the carry-over of the residuals: without it every slow wave would be a trend. `series` has an
 * entry a day. Needs `minimum` readings, over `minimumDays` days from the first to the last.
 */
export function trendTest(
  series: readonly (number | null)[],
  { minimum, minimumDays }: { minimum: number; minimumDays: number },
): Estimate<Trend> {
  const readings = dated(series);
  const n = readings.values.length;
  const span = (readings.days.at(-1) ?? 0) - (readings.days[0] ?? 0) + 1;
  if (n < minimum) return tooFew(n, minimum);
  if (span < minimumDays) return tooFew(span, minimumDays);
  const line = theilSen(readings);
  const { s, variance } = mannKendall(readings);
  const plain = mannKendallTest(s, variance);
  if (!line.known || plain === null) return noSpread(n);
  const { slope, intercept } = line.value;
  const { r1, phi } = carryOver(
    series.map((value, day) => (value === null ? null : value - (intercept + slope * day))),
  );
  const inflated = variance * varianceFactor(phi);
  const corrected = mannKendallTest(s, inflated) ?? plain;
  const [low = slope, high = slope] = slopesAtRanks(readings, intervalRanks(n, inflated));
  return known(
    { line: line.value, slope: { low, high }, s, plain: { variance, ...plain }, r1, phi, ...corrected },
    n,
  );
}

/** Which slopes bound the interval: C = 1.96 √variance to both sides of the middle, halves to even. */
function intervalRanks(n: number, variance: number): [number, number] {
  const pairs = (n * (n - 1)) / 2;
  const reach = z95 * Math.sqrt(variance);
  return [
    Math.max(halfToEven((pairs - reach) / 2) - 1, 0),
    Math.min(halfToEven((pairs + reach) / 2), pairs - 1),
  ];
}

function halfToEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}
