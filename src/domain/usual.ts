import { baseline, baselineMinimum, zScore } from "#stats/baseline.ts";
import { type Estimate, known, present, tooFew } from "#stats/estimate.ts";
import { median } from "#stats/median.ts";
import { robustZ } from "#stats/robust-z.ts";
import { type DailySeries, daysBefore } from "./daily-series.ts";
import type { Day } from "./day.ts";

const windowDays = 30;
const minimum = baselineMinimum[windowDays];

/** Days a usual level is taken over. Over 7 the z-score has heavy tails: it is shown, and nothing is ever alerted by it. */
export type UsualDays = keyof typeof baselineMinimum;

/** A usual level in the metric's unit. On the log scale the mean is the geometric one and the band is lopsided. */
export interface Usual {
  mean: number;
  /** Half the width from `low` to `high`; on the plain scale the standard deviation. */
  sd: number;
  /** One usual spread below and above the mean. */
  low: number;
  high: number;
}

/** How a day's reading compares with the member's own 30 days before it. */
export interface Comparison {
  /** Level and spread of the 30 calendar days before, the day itself excluded; needs 14 readings. */
  usual: Estimate<Usual>;
  /** Median of the same days, under the same minimum. */
  median30: Estimate<number>;
  /** The reading minus the usual mean; null without a reading or a usual level. */
  differenceFromUsual: number | null;
  /** The difference in usual spreads. */
  z: Estimate<number>;
  /** The same by median and MAD, when it tells another story (more than 1 apart); else null. */
  robustZ: number | null;
}

/**
 * Compares `value`, the reading of `day`, with the 30 days before it. `series` holds what statistics may use; `scale` is
 * the metric's in the catalogue: "log" takes level, spread and z-scores on ln and gives the level back in the unit.
 */
export function compareWithUsual(
  value: number | null,
  series: DailySeries,
  day: Day,
  scale?: "log" | undefined,
): Comparison {
  const to = scale === "log" ? Math.log : plain;
  const back = scale === "log" ? Math.exp : plain;
  const before = daysBefore(series, day, windowDays);
  const scaled = before.map((reading) => (reading === null ? null : to(reading)));
  const level = baseline(scaled, minimum);
  const usual = level.known ? known(usualOf(level.value, back), level.n) : level;
  const middle = median(present(before));
  const z = value === null ? tooFew(0, 1) : zScore(to(value), level);
  const robust = value === null ? tooFew(0, 1) : robustZ(to(value), scaled, minimum);
  return {
    usual,
    median30: level.known && middle.known ? middle : tooFew(present(before).length, minimum),
    differenceFromUsual: value !== null && usual.known ? value - usual.value.mean : null,
    z,
    robustZ: z.known && robust.known && Math.abs(z.value - robust.value) > 1 ? robust.value : null,
  };
}

/** The usual level over the `count` calendar days before `day`, with the z-score of `value`; otherwise as above. */
export function usualOver(
  count: UsualDays,
  value: number | null,
  series: DailySeries,
  day: Day,
  scale?: "log" | undefined,
): { usual: Estimate<Usual>; z: Estimate<number> } {
  const to = scale === "log" ? Math.log : plain;
  const before = daysBefore(series, day, count).map((reading) => (reading === null ? null : to(reading)));
  const level = baseline(before, baselineMinimum[count]);
  return {
    usual: level.known ? known(usualOf(level.value, scale === "log" ? Math.exp : plain), level.n) : level,
    z: value === null ? tooFew(0, 1) : zScore(to(value), level),
  };
}

function usualOf({ mean, sd }: { mean: number; sd: number }, back: (scaled: number) => number): Usual {
  const low = back(mean - sd);
  const high = back(mean + sd);
  return { mean: back(mean), sd: (high - low) / 2, low, high };
}

function plain(value: number): number {
  return value;
}
