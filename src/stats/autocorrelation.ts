/** Readings by calendar day as the inner loops want them: 0 where there is none, and which days have one. */
export interface CentredDays {
  /** The deviation from the mean of the readings; 0 on days without one. */
  deviations: Float64Array;
  /** 1 on days with a reading. */
  present: Uint8Array;
  n: number;
}

/** The deviations of a series from its own mean over the days that `counts` (all with a reading, when left out). */
export function centredDays(
  values: readonly (number | null)[],
  counts: (day: number) => boolean = () => true,
): CentredDays {
  const deviations = new Float64Array(values.length);
  const present = new Uint8Array(values.length);
  let n = 0;
  let total = 0;
  for (const [day, value] of values.entries()) {
    if (value === null || !counts(day)) continue;
    present[day] = 1;
    deviations[day] = value;
    n += 1;
    total += value;
  }
  const mean = n === 0 ? 0 : total / n;
  for (let day = 0; day < values.length; day += 1)
    if (present[day] === 1) deviations[day] = (deviations[day] ?? 0) - mean;
  return { deviations, present, n };
}

/**
 * Autocorrelation at calendar lags 1 to `lags`: how alike are days so far apart? r(j) = (Σ e_t e_{t+j} / pairs) /
 * (Σ e_t² / n) over the pairs of days that both have a reading; 0 where there is no pair, or no spread.
 */
export function autocorrelations(
  { deviations, n }: Pick<CentredDays, "deviations" | "n">,
  pairs: readonly number[],
  lags: number,
): number[] {
  let spread = 0;
  for (const deviation of deviations) spread += deviation * deviation;
  if (spread === 0) return new Array<number>(lags).fill(0);
  const products = laggedProducts(deviations, lags);
  return Array.from({ length: lags }, (_, index) => {
    const count = pairs[index] ?? 0;
    return count === 0 ? 0 : (products[index] ?? 0) / count / (spread / n);
  });
}

/** How many pairs of days `lag` apart both have a reading, for lags 1 to `lags` (31 at most). */
export function pairCounts({ present }: Pick<CentredDays, "present">, lags: number): number[] {
  const words = new Uint32Array(Math.ceil(present.length / 32) + 1);
  for (let day = 0; day < present.length; day += 1)
    if (present[day] === 1) words[day >>> 5] = (words[day >>> 5] ?? 0) | (1 << (day & 31));
  return Array.from({ length: lags }, (_, index) => {
    const lag = index + 1;
    let count = 0;
    for (let word = 0; word < words.length - 1; word += 1) {
      const later = ((words[word] ?? 0) >>> lag) | ((words[word + 1] ?? 0) << (32 - lag));
      count += bitsSet((words[word] ?? 0) & later);
    }
    return count;
  });
}

const together = 6;

/** Σ e_t e_{t+lag} for lags 1 to `lags`, six lags in one walk: every number is then read once for all of them. */
export function laggedProducts(deviations: Float64Array, lags: number): Float64Array {
  const walks = Math.ceil(lags / together);
  const padded = new Float64Array(deviations.length + walks * together + 1);
  padded.set(deviations);
  const products = new Float64Array(walks * together);
  for (let walk = 0; walk < walks; walk += 1) {
    const lag = walk * together + 1;
    let [p1, p2, p3, p4, p5, p6] = [0, 0, 0, 0, 0, 0];
    let e1 = padded[lag] ?? 0;
    let e2 = padded[lag + 1] ?? 0;
    let e3 = padded[lag + 2] ?? 0;
    let e4 = padded[lag + 3] ?? 0;
    let e5 = padded[lag + 4] ?? 0;
    for (let day = 0; day < deviations.length; day += 1) {
      const e0 = padded[day] ?? 0;
      const e6 = padded[day + lag + 5] ?? 0;
      p1 += e0 * e1;
      p2 += e0 * e2;
      p3 += e0 * e3;
      p4 += e0 * e4;
      p5 += e0 * e5;
      p6 += e0 * e6;
      e1 = e2;
      e2 = e3;
      e3 = e4;
      e4 = e5;
      e5 = e6;
    }
    products.set([p1, p2, p3, p4, p5, p6], lag - 1);
  }
  return products;
}

/** How many bits of a 32-bit word are set, counted in pairs, fours and eights. */
function bitsSet(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
