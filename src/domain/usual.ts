import { type Baseline, baseline, baselineMinimum, zScore } from "#stats/baseline.ts";
import { type Estimate, known, present, tooFew } from "#stats/estimate.ts";
import { median } from "#stats/median.ts";
import { robustZ } from "#stats/robust-z.ts";
import { type DailySeries, daysBefore } from "./daily-series.ts";
import type { Day } from "./day.ts";

const windowDays = 30;
const minimum = baselineMinimum[windowDays];

/** How a day's reading compares with the member's own 30 days before it. */
export interface Comparison {
  /** Mean and sd of the 30 calendar days before, the day itself excluded; needs 14 readings. */
  usual: Estimate<Baseline>;
  /** Median of the same days, under the same minimum. */
  median30: Estimate<number>;
  /** The reading minus the usual mean; null without a reading or a usual level. */
  differenceFromUsual: number | null;
  /** The difference in usual spreads. */
  z: Estimate<number>;
  /** The same by median and MAD, when it tells another story (more than 1 apart); else null. */
  robustZ: number | null;
}

/** Compares `value`, the reading of `day`, with the 30 days before it. `series` holds what statistics may use. */
export function compareWithUsual(value: number | null, series: DailySeries, day: Day): Comparison {
  const before = daysBefore(series, day, windowDays);
  const readings = present(before);
  const usual = baseline(before, minimum);
  const middle = median(readings);
  const z = value === null ? tooFew(0, 1) : zScore(value, usual);
  const robust = value === null ? tooFew(0, 1) : robustZ(value, before, minimum);
  return {
    usual,
    median30: usual.known && middle.known ? known(middle.value, usual.n) : tooFew(readings.length, minimum),
    differenceFromUsual: value !== null && usual.known ? value - usual.value.mean : null,
    z,
    robustZ: z.known && robust.known && Math.abs(z.value - robust.value) > 1 ? robust.value : null,
  };
}
