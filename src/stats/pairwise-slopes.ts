/** A reading and the day it belongs to, counted from any day. */
export interface Dated {
  days: Float64Array;
  values: Float64Array;
}

/** The readings of a series (an entry a day) with their days. */
export function dated(series: readonly (number | null)[]): Dated {
  const days: number[] = [];
  const values: number[] = [];
  for (const [day, value] of series.entries()) {
    if (value === null) continue;
    days.push(day);
    values.push(value);
  }
  return { days: Float64Array.from(days), values: Float64Array.from(values) };
}

const digits = 4;
const digitValues = 65_536;

/**
 * The slopes (x_j − x_i)/(t_j − t_i) of all pairs of days at the given zero-based `ranks` of their ascending order. Ten
 * years have 6.7 million pairs: instead of keeping and sorting them, their order is read off digit by digit (a radix
 * selection on the bits of the numbers), which takes no memory and stays exact under any number of ties.
 */
export function slopesAtRanks(readings: Dated, ranks: readonly number[]): number[] {
  return ranks.map((rank) => slopeAtRank(readings, rank));
}

function slopeAtRank({ days, values }: Dated, rank: number): number {
  const bits = new Uint32Array(2);
  const number = new Float64Array(bits.buffer);
  const counts = new Uint32Array(digitValues);
  // The order of doubles is that of their bits, once negative ones are turned over.
  let [high, low, below] = [0, 0, 0];
  const n = values.length;
  const littleEndian = isLittleEndian();
  const [highPlace, lowPlace] = littleEndian ? [1, 0] : [0, 1];
  for (let digit = 0; digit < digits; digit += 1) {
    counts.fill(0);
    for (let later = 1; later < n; later += 1) {
      const value = values[later] ?? 0;
      const day = days[later] ?? 0;
      for (let earlier = 0; earlier < later; earlier += 1) {
        // Adding zero turns −0 into 0, which has other bits.
        number[0] = (value - (values[earlier] ?? 0)) / (day - (days[earlier] ?? 0)) + 0;
        const top = bits[highPlace] ?? 0;
        const negative = top >>> 31 === 1;
        const keyHigh = (negative ? ~top : top | 0x80000000) >>> 0;
        const keyLow = negative ? ~(bits[lowPlace] ?? 0) >>> 0 : (bits[lowPlace] ?? 0);
        const key = digitOf(keyHigh, keyLow, digit, high, low);
        if (key >= 0) counts[key] = (counts[key] ?? 0) + 1;
      }
    }
    let key = 0;
    while (key < digitValues - 1 && below + (counts[key] ?? 0) <= rank) {
      below += counts[key] ?? 0;
      key += 1;
    }
    if (digit === 0) high = (key << 16) >>> 0;
    else if (digit === 1) high = (high | key) >>> 0;
    else if (digit === 2) low = (key << 16) >>> 0;
    else low = (low | key) >>> 0;
  }
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

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
}
