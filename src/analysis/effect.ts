import type { Column } from "#domain/day-columns.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import type { Estimate } from "#stats/estimate.ts";
import { type ThirdsDifference, thirdsDifference } from "#stats/thirds-difference.ts";
import { adjusted, lagged } from "./metric-series.ts";

/** Two metrics at a lag, x of `lagDays` before beside y, with what statistics may use of each day of the range. */
export interface PairOfColumns {
  x: MetricName;
  y: MetricName;
  lagDays: number;
  range: Range;
  columnX: Column;
  columnY: Column;
}

/** What weekdays and drift leave of both, x of `lagDays` before beside y, on the scales they are analysed on. */
export interface AdjustedPair {
  x: Column;
  y: Column;
}

/** Takes weekdays and drift out of a pair. */
export function adjustPair({ x, y, lagDays, range, columnX, columnY }: PairOfColumns): AdjustedPair {
  return lagged(adjusted(x, columnX, range.from), adjusted(y, columnY, range.from), lagDays);
}

/**
 * How much higher y was on the third of days with the highest x than on the third with the lowest, weekdays and drift
 * taken away already: in percent where y is analysed on the log scale, else in its unit.
 */
export function adjustedEffect(
  y: MetricName,
  left: AdjustedPair,
): {
  effect: Estimate<ThirdsDifference>;
  effectInPercent: boolean;
} {
  const effect = thirdsDifference(left.x, left.y);
  const effectInPercent = metricOf(y).scale === "log";
  return { effect: effectInPercent ? inPercent(effect) : effect, effectInPercent };
}

/** A difference of logarithms is a ratio. */
function inPercent(effect: Estimate<ThirdsDifference>): Estimate<ThirdsDifference> {
  if (!effect.known) return effect;
  const { difference, low, high, days } = effect.value;
  const percent = (logarithm: number) => 100 * Math.expm1(logarithm);
  return {
    ...effect,
    value: { difference: percent(difference), low: percent(low), high: percent(high), days },
  };
}
