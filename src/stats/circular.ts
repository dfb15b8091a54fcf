import { type Estimate, known, noSpread, tooFew } from "./estimate.ts";

const minutesOfDay = 1440;

/** Times of day summed up on the clock face. */
export interface CircularSummary {
  /** Minutes after midnight, 0 up to 1440. */
  meanMin: number;
  /** Length of the mean vector: 1 when all times are equal, 0 when they are spread all round the clock. */
  concentration: number;
  sdMin: number;
}

/**
 * Circular mean and standard deviation of times of day, in minutes after midnight: 23:50 and 00:10 average to midnight,
 * not to noon. sd = √(−2 ln R)·1440/2π with R the length of the mean vector (Fisher 1993, Statistical Analysis of
 * Circular Data). Needs `minimum` times; times spread evenly round the clock have no mean.
 */
export function circularSummary(timesMin: readonly number[], minimum = 2): Estimate<CircularSummary> {
  const n = timesMin.length;
  if (n === 0 || n < minimum) return tooFew(n, Math.max(1, minimum));
  const angles = timesMin.map((time) => (time / minutesOfDay) * 2 * Math.PI);
  const east = angles.reduce((total, angle) => total + Math.cos(angle), 0) / n;
  const north = angles.reduce((total, angle) => total + Math.sin(angle), 0) / n;
  const concentration = Math.min(1, Math.hypot(east, north));
  if (concentration < 1e-12) return noSpread(n);
  const angle = Math.atan2(north, east);
  const meanMin = ((angle / (2 * Math.PI)) * minutesOfDay + minutesOfDay) % minutesOfDay;
  const sdMin = (Math.sqrt(-2 * Math.log(concentration)) * minutesOfDay) / (2 * Math.PI);
  return known({ meanMin, concentration, sdMin: Math.max(0, sdMin) }, n);
}
