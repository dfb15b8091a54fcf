/** Readings by calendar day as deviations from their mean, and which days have one. */
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
export function autocorrelations({ deviations, present, n }: CentredDays, lags: number): number[] {
  const spread = deviations.reduce((total, deviation) => total + deviation * deviation, 0);
  if (spread === 0) return new Array<number>(lags).fill(0);
  return Array.from({ length: lags }, (_, index) => {
    const lag = index + 1;
    let [product, pairs] = [0, 0];
    for (let day = 0; day + lag < deviations.length; day += 1) {
      product += (deviations[day] ?? 0) * (deviations[day + lag] ?? 0);
      pairs += (present[day] ?? 0) * (present[day + lag] ?? 0);
    }
    return pairs === 0 ? 0 : product / pairs / (spread / n);
  });
}
