import { carryOver, varianceFactor } from "./carry-over.ts";
import type { Interval } from "./correlation-inference.ts";
import { normalQuantile } from "./distributions/normal.ts";
import { type Estimate, known, noSpread, tooFew } from "./estimate.ts";
import { mannKendall, mannKendallTest } from "./mann-kendall.ts";
import { median } from "./median.ts";
import { dated, type Piece, pairsOf, rankedSlopes } from "./pairwise-slopes.ts";
import { type SenLine, theilSen } from "./theil-sen.ts";

const z95 = normalQuantile(0.975);

/** The level of a series at the middle of one of its pieces: where every slope of the interval turns. */
export interface PieceLevel extends Piece {
  /** The median of its days with a reading, as a place, and of its readings. */
  middle: number;
  level: number;
}

/** A trend and how surely there is one. Slopes are per day, in the unit of the readings. */
export interface Trend {
  line: SenLine;
  /** The pieces it was judged on, with a level of their own each; one, unless the series was cut at its steps. */
  pieces: PieceLevel[];
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
 * entry a day. Needs `minimum` readings, over `minimumDays` days from the first to the last. A series whose level steps is
 * judged within `pieces` between its steps: readings are then compared with those of their own piece alone.
 */
export function trendTest(
  series: readonly (number | null)[],
  { minimum, minimumDays }: { minimum: number; minimumDays: number },
  pieces: readonly Piece[] = [{ from: 0, to: series.length }],
): Estimate<Trend> {
  const readings = dated(series, pieces);
  const n = readings.values.length;
  const span = (readings.days.at(-1) ?? 0) - (readings.days[0] ?? 0) + 1;
  if (n < minimum) return tooFew(n, minimum);
  if (span < minimumDays) return tooFew(span, minimumDays);
  const slopesAt = rankedSlopes(readings);
  const line = theilSen(readings, slopesAt);
  const { s, variance } = mannKendall(readings);
  const plain = mannKendallTest(s, variance);
  if (!line.known || plain === null) return noSpread(n);
  const { slope } = line.value;
  const levels = pieces.flatMap((piece) => levelOf(series, piece));
  const { r1, phi } = carryOver(residualsOf(series, slope, levels));
  const inflated = variance * varianceFactor(phi);
  const corrected = mannKendallTest(s, inflated) ?? plain;
  const [low = slope, high = slope] = slopesAt(intervalRanks(pairsOf(readings), inflated));
  return known(
    {
      line: line.value,
      pieces: levels,
      slope: { low, high },
      s,
      plain: { variance, ...plain },
      r1,
      phi,
      ...corrected,
    },
    n,
  );
}

function levelOf(series: readonly (number | null)[], piece: Piece): PieceLevel[] {
  const { days, values } = dated(series, [piece]);
  const [middle, level] = [median([...days]), median([...values])];
  return middle.known && level.known ? [{ ...piece, middle: middle.value, level: level.value }] : [];
}

/** What the line leaves within the pieces; null outside of them. */
function residualsOf(
  series: readonly (number | null)[],
  slope: number,
  pieces: readonly PieceLevel[],
): (number | null)[] {
  const rest = new Array<number | null>(series.length).fill(null);
  for (const { from, to, middle, level } of pieces) {
    const intercept = level - slope * middle;
    for (let day = from; day < to; day += 1) {
      const value = series[day] ?? null;
      if (value !== null) rest[day] = value - (intercept + slope * day);
    }
  }
  return rest;
}

/** Which slopes bound the interval: C = 1.96 √variance to both sides of the middle, halves to even. */
function intervalRanks(pairs: number, variance: number): [number, number] {
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
