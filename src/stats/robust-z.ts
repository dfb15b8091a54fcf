import { type Estimate, known, noSpread, present, tooFew } from "./estimate.ts";
import { median } from "./median.ts";

/** Makes the median absolute deviation of a normal distribution equal its standard deviation. */
const madToSd = 1.482602218505602;

/**
 * Robust z-score: the z-score measured by median and median absolute deviation, so that a few odd nights in the window
 * change neither level nor spread. Shown beside the ordinary one when they differ by more than 1. `before` as in
 * `baseline`; needs `minimum` readings.
 */
export function robustZ(
  value: number,
  before: readonly (number | null)[],
  minimum: number,
): Estimate<number> {
  const readings = present(before);
  const centre = median(readings);
  if (!centre.known || readings.length < minimum) return tooFew(readings.length, minimum);
  const deviation = median(readings.map((reading) => Math.abs(reading - centre.value)));
  if (!deviation.known) return deviation;
  if (deviation.value === 0) return noSpread(readings.length);
  return known((value - centre.value) / (madToSd * deviation.value), readings.length);
}
