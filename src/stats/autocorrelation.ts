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
  { deviations, n }: CentredDays,
  pairs: readonly number[],
  lags: number,
): number[] {
  let spread = 0;
  for (const deviation of deviations) spread += deviation * deviation;
  const found = new Array<number>(lags).fill(0);
  if (spread === 0) return found;
  for (let lag = 1; lag <= lags; lag += 1) {
    const count = pairs[lag - 1] ?? 0;
    if (count > 0) found[lag - 1] = laggedProduct(deviations, lag) / count / (spread / n);
  }
  return found;
}

/** How many pairs of days `lag` apart both have a reading, for lags 1 to `lags`. */
export function pairCounts({ present }: Pick<CentredDays, "present">, lags: number): number[] {
  return Array.from({ length: lags }, (_, index) => {
    let count = 0;
    for (let day = index + 1; day < present.length; day += 1)
      count += (present[day] ?? 0) & (present[day - index - 1] ?? 0);
    return count;
  });
}

/** Σ e_t e_{t+lag}, in four sums side by side: the processor then waits for none of them. */
export function laggedProduct(deviations: Float64Array, lag: number): number {
  const end = deviations.length - lag;
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let day = 0;
  for (; day + 3 < end; day += 4) {
    first += (deviations[day] ?? 0) * (deviations[day + lag] ?? 0);
    second += (deviations[day + 1] ?? 0) * (deviations[day + 1 + lag] ?? 0);
    third += (deviations[day + 2] ?? 0) * (deviations[day + 2 + lag] ?? 0);
    fourth += (deviations[day + 3] ?? 0) * (deviations[day + 3 + lag] ?? 0);
  }
  for (; day < end; day += 1) first += (deviations[day] ?? 0) * (deviations[day + lag] ?? 0);
  return first + second + (third + fourth);
}
