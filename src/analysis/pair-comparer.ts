import type { Column } from "#domain/day-columns.ts";
import { autocorrelations, pairCounts } from "#stats/autocorrelation.ts";
import { carryOverLags, effectiveFrom } from "#stats/effective-n.ts";
import { present as readings } from "#stats/estimate.ts";
import { mean } from "#stats/mean.ts";

/** The correlation of two series at a lag, and how many independent days it is worth. */
export interface PairCorrelation {
  n: number;
  /** Before the days that an adjustment has used up are taken away. */
  effectiveN: number;
  /** Null when one of the series has no spread over the common days. */
  r: number | null;
  halves: [number | null, number | null];
}

interface Packed {
  /** Around the mean of the series, 0 on days without a reading. */
  values: Float64Array;
  present: Uint8Array;
  /** Series with readings on the very same days share one. */
  pattern: number;
}

/** The days two patterns share at a lag; entry i is day i of the earlier one. */
interface CommonDays {
  days: Uint8Array;
  n: number;
  /** How many of them lie in the first half of the range. */
  nFirst: number;
  pairs: number[];
}

/** A series over the days another one leaves it, in the two halves of the range. */
interface OverCommonDays {
  sums: [number, number];
  squares: [number, number];
  autocorrelation: number[];
}

/**
 * Compares pairs of many series at many lags. Equal to `pearson` and `effectiveSize` on each pair, but what belongs to a
 * series and the days another one leaves it is computed once: thousands of pairs of ten years take seconds instead of
 * minutes. `compare(x, y, lag)` sets x of `lag` days before (31 at most) beside y.
 */
export function createPairComparer(columns: readonly Column[]) {
  const packed = pack(columns);
  const common = new Map<string, CommonDays>();
  const parts = new Map<string, OverCommonDays>();
  return function compare(x: number, y: number, lagDays: number): PairCorrelation {
    const [earlier, later] = [packed[x], packed[y]];
    if (earlier === undefined || later === undefined)
      throw new RangeError(`There is no series ${x} or ${y}.`);
    const days = remembered(common, `${earlier.pattern} ${later.pattern} ${lagDays}`, () =>
      commonDays(earlier.present, later.present, lagDays),
    );
    const ofX = remembered(parts, `x ${x} ${later.pattern} ${lagDays}`, () => overDays(earlier, days, 0));
    const ofY = remembered(parts, `y ${y} ${earlier.pattern} ${lagDays}`, () =>
      overDays(later, days, lagDays),
    );
    const middle = halfOf(days.days);
    const products: [number, number] = [
      product(earlier.values, later.values, lagDays, 0, middle),
      product(earlier.values, later.values, lagDays, middle, days.days.length),
    ];
    const half = (index: 0 | 1, n: number) =>
      correlation(
        n,
        ofX.sums[index],
        ofY.sums[index],
        ofX.squares[index],
        ofY.squares[index],
        products[index],
      );
    return {
      n: days.n,
      effectiveN: days.n === 0 ? 0 : effectiveFrom(days.n, ofX.autocorrelation, ofY.autocorrelation),
      r: correlation(
        days.n,
        ofX.sums[0] + ofX.sums[1],
        ofY.sums[0] + ofY.sums[1],
        ofX.squares[0] + ofX.squares[1],
        ofY.squares[0] + ofY.squares[1],
        products[0] + products[1],
      ),
      halves: [half(0, days.nFirst), half(1, days.n - days.nFirst)],
    };
  };
}

function remembered<T>(store: Map<string, T>, key: string, make: () => T): T {
  const stored = store.get(key);
  if (stored !== undefined) return stored;
  const made = make();
  store.set(key, made);
  return made;
}

function pack(columns: readonly Column[]): Packed[] {
  const patterns = new Map<string, number>();
  return columns.map((column) => {
    const centre = mean(readings(column));
    const level = centre.known ? centre.value : 0;
    const present = Uint8Array.from(column, (value) => (value === null ? 0 : 1));
    const days = present.join("");
    const pattern = patterns.get(days) ?? patterns.size;
    patterns.set(days, pattern);
    return {
      values: Float64Array.from(column, (value) => (value === null ? 0 : value - level)),
      present,
      pattern,
    };
  });
}

function halfOf(days: Uint8Array): number {
  return Math.floor(days.length / 2);
}

function commonDays(earlier: Uint8Array, later: Uint8Array, lagDays: number): CommonDays {
  const days = new Uint8Array(Math.max(0, earlier.length - lagDays));
  let [n, nFirst] = [0, 0];
  for (let day = 0; day < days.length; day += 1) {
    if (day === halfOf(days)) nFirst = n;
    const both = (earlier[day] ?? 0) & (later[day + lagDays] ?? 0);
    days[day] = both;
    n += both;
  }
  return { days, n, nFirst, pairs: pairCounts({ present: days }, carryOverLags(n)) };
}

function overDays({ values }: Packed, { days, n, pairs }: CommonDays, shift: number): OverCommonDays {
  const found: OverCommonDays = { sums: [0, 0], squares: [0, 0], autocorrelation: [] };
  const middle = halfOf(days);
  for (let day = 0; day < days.length; day += 1) {
    if (days[day] !== 1) continue;
    const value = values[day + shift] ?? 0;
    const half = day < middle ? 0 : 1;
    found.sums[half] += value;
    found.squares[half] += value * value;
  }
  const centre = n === 0 ? 0 : (found.sums[0] + found.sums[1]) / n;
  const deviations = new Float64Array(days.length);
  for (let day = 0; day < days.length; day += 1)
    if (days[day] === 1) deviations[day] = (values[day + shift] ?? 0) - centre;
  found.autocorrelation = autocorrelations({ deviations, n }, pairs, pairs.length);
  return found;
}

/** Σ x_d y_{d+lag} over the days from `from` up to `to`: a missing day is 0 in one of them and adds nothing. */
function product(x: Float64Array, y: Float64Array, lagDays: number, from: number, to: number): number {
  let [even, odd] = [0, 0];
  let day = from;
  for (; day + 1 < to; day += 2) {
    even += (x[day] ?? 0) * (y[day + lagDays] ?? 0);
    odd += (x[day + 1] ?? 0) * (y[day + 1 + lagDays] ?? 0);
  }
  if (day < to) even += (x[day] ?? 0) * (y[day + lagDays] ?? 0);
  return even + odd;
}

/**
 * Pearson's r from sums. The series are centred as a whole, so their sums over part of the days are small against their
 * squares and no digits are lost. Null with under 3 days, and where equal readings leave only a rounding error.
 */
function correlation(n: number, x: number, y: number, xx: number, yy: number, xy: number): number | null {
  if (n < 3) return null;
  const [spreadX, spreadY] = [xx - (x * x) / n, yy - (y * y) / n];
  if (spreadX <= xx * 1e-12 || spreadY <= yy * 1e-12) return null;
  return Math.max(-1, Math.min(1, (xy - (x * y) / n) / Math.sqrt(spreadX * spreadY)));
}
