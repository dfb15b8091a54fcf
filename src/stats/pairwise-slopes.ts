/** A piece of a series: from a place up to, and without, another. */
export interface Piece {
  from: number;
  to: number;
}

/** A reading and the day it belongs to, counted from any day. Only readings of the same piece are compared. */
export interface Dated {
  days: Float64Array;
  values: Float64Array;
  /** For each reading the place of the first one of its piece. */
  begins: Int32Array;
}

/** The readings of a series (an entry a day) with their days; of some `pieces` of it, in the order of time. */
export function dated(
  series: readonly (number | null)[],
  pieces: readonly Piece[] = [{ from: 0, to: series.length }],
): Dated {
  const days: number[] = [];
  const values: number[] = [];
  const begins: number[] = [];
  for (const { from, to } of pieces) {
    const begin = days.length;
    for (let day = from; day < to; day += 1) {
      const value = series[day] ?? null;
      if (value === null) continue;
      days.push(day);
      values.push(value);
      begins.push(begin);
    }
  }
  return {
    days: Float64Array.from(days),
    values: Float64Array.from(values),
    begins: Int32Array.from(begins),
  };
}

/** How many pairs of readings are compared. */
export function pairsOf({ begins }: Pick<Dated, "begins">): number {
  return begins.reduce((total, begin, place) => total + place - begin, 0);
}

const digits = 4;
const digitValues = 65_536;

/** One rank on its way: the bits found so far, and how many slopes lie below them. */
interface Search {
  rank: number;
  high: number;
  low: number;
  below: number;
  counts: Uint32Array;
}

/** Up to so many slopes are kept and partly sorted, which is faster for a year or two. */
const fewPairs = 400_000;

/**
 * The slopes (x_j − x_i)/(t_j − t_i) of all pairs of days at one or two zero-based `ranks` of their ascending order. Ten
 * years have 6.7 million pairs: instead of keeping and sorting them, their order is read off digit by digit (a radix
 * selection on the bits of the numbers), which takes no memory and stays exact under any number of ties.
 */
export function slopesAtRanks(readings: Dated, ranks: Ranks): number[] {
  return rankedSlopes(readings)(ranks);
}

type Ranks = readonly [number] | readonly [number, number];

/** The same for several questions about the same readings: what few slopes there are is computed once. */
export function rankedSlopes(readings: Dated): (ranks: Ranks) => number[] {
  if (pairsOf(readings) > fewPairs) return (ranks) => readOff(readings, ranks);
  const slopes = everySlope(readings);
  return (ranks) =>
    ranks.map((rank) => {
      selectRank(slopes, rank);
      return slopes[rank] ?? 0;
    });
}

function readOff(readings: Dated, ranks: Ranks): number[] {
  const searches = ranks.map(
    (rank): Search => ({ rank, high: 0, low: 0, below: 0, counts: new Uint32Array(digitValues) }),
  );
  for (let digit = 0; digit < digits; digit += 1) {
    for (const { counts } of searches) counts.fill(0);
    countDigits(readings, digit, searches);
    for (const search of searches) takeDigit(search, digit);
  }
  return searches.map(numberOf);
}

const bits = new Uint32Array(2);
const number = new Float64Array(bits.buffer);
// Which half of a double comes first in memory.
const highPlace = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const lowPlace = 1 - highPlace;

function everySlope({ days, values, begins }: Dated): Float64Array {
  const slopes = new Float64Array(pairsOf({ begins }));
  let place = 0;
  for (let later = 1; later < values.length; later += 1) {
    const value = values[later] ?? 0;
    const day = days[later] ?? 0;
    // Adding zero turns −0 into 0.
    for (let earlier = begins[later] ?? 0; earlier < later; earlier += 1) {
      slopes[place] = (value - (values[earlier] ?? 0)) / (day - (days[earlier] ?? 0)) + 0;
      place += 1;
    }
  }
  return slopes;
}

/** Hoare's selection (1961): afterwards `values[rank]` stands where sorting would put it. */
function selectRank(values: Float64Array, rank: number): void {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[rank] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1;
      while (pivot < (values[right] ?? 0)) right -= 1;
      if (left > right) break;
      const moved = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (right < rank) low = left;
    if (rank < left) high = right;
  }
}

/**
 * Counts the values of a digit among the slopes that agree with what each search has found so far. The order of doubles
 * is that of their bits, once those of negative ones are turned over.
 */
function countDigits({ days, values, begins }: Dated, digit: number, searches: readonly Search[]): void {
  const [first, second] = searches;
  if (first === undefined) return;
  for (let later = 1; later < values.length; later += 1) {
    const value = values[later] ?? 0;
    const day = days[later] ?? 0;
    for (let earlier = begins[later] ?? 0; earlier < later; earlier += 1) {
      // Adding zero turns −0 into 0, which has other bits.
      number[0] = (value - (values[earlier] ?? 0)) / (day - (days[earlier] ?? 0)) + 0;
      const top = bits[highPlace] ?? 0;
      const negative = top >>> 31 === 1;
      const keyHigh = (negative ? ~top : top | 0x80000000) >>> 0;
      const rest = bits[lowPlace] ?? 0;
      const keyLow = negative ? ~rest >>> 0 : rest;
      count(first, keyHigh, keyLow, digit);
      if (second !== undefined) count(second, keyHigh, keyLow, digit);
    }
  }
}

function count(search: Search, keyHigh: number, keyLow: number, digit: number): void {
  const key = digitOf(keyHigh, keyLow, digit, search.high, search.low);
  if (key >= 0) search.counts[key] = (search.counts[key] ?? 0) + 1;
}

/** Goes to the value of the digit that the rank falls into. */
function takeDigit(search: Search, digit: number): void {
  let key = 0;
  while (key < digitValues - 1 && search.below + (search.counts[key] ?? 0) <= search.rank) {
    search.below += search.counts[key] ?? 0;
    key += 1;
  }
  if (digit === 0) search.high = (key << 16) >>> 0;
  else if (digit === 1) search.high = (search.high | key) >>> 0;
  else if (digit === 2) search.low = (key << 16) >>> 0;
  else search.low = (search.low | key) >>> 0;
}

function numberOf({ high, low }: Search): number {
  const negative = high >>> 31 === 0;
  bits[highPlace] = negative ? ~high : high & 0x7fffffff;
  bits[lowPlace] = negative ? ~low : low;
  return number[0] ?? 0;
}

/** The digit of a key, or −1 when its digits before are not those already found. */
function digitOf(keyHigh: number, keyLow: number, digit: number, high: number, low: number): number {
  switch (digit) {
    case 0:
      return keyHigh >>> 16;
    case 1:
      return keyHigh >>> 16 === high >>> 16 ? keyHigh & 0xffff : -1;
    case 2:
      return keyHigh === high ? keyLow >>> 16 : -1;
    default:
      return keyHigh === high && keyLow >>> 16 === low >>> 16 ? keyLow & 0xffff : -1;
  }
}
