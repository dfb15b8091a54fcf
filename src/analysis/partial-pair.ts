import type { Column } from "#domain/day-columns.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { Predictor } from "#domain/regression-question.ts";
import { correlationP, fisherInterval, type Interval } from "#stats/correlation-inference.ts";
import { effectiveSize } from "#stats/effective-n.ts";
import { type Estimate, known, tooFew } from "#stats/estimate.ts";
import { partialCorrelation } from "#stats/partial-correlation.ts";
import { onOwnScale } from "./metric-series.ts";

/** A partial correlation with the inference other software prints, and with that of the days it is worth. */
export interface PartialPair {
  r: number;
  /** n − 2 − g degrees of freedom, g being the number of controls. */
  p: number;
  interval: Interval;
  /** Independent days it is worth, less one for each control; verdicts stand on these. */
  effectiveN: number;
  effectiveP: number;
  effectiveInterval: Interval;
}

interface PartialQuestion {
  x: Predictor;
  y: MetricName;
  controls: readonly Predictor[];
  /** What statistics may use of each metric, an entry a day of one range. */
  columns: Readonly<Partial<Record<MetricName, Column>>>;
}

const fewestEffectiveDays = 4;

/**
 * Do x and y still go together among days that are alike in `controls`? Each is taken so many days before y as it says,
 * on the scale its metric is analysed on. n counts the days that have every reading.
 */
export function partialPair({ x, y, controls, columns }: PartialQuestion): Estimate<PartialPair> {
  const before = ({ metric, lagDays }: Predictor): Column => {
    const values = onOwnScale(metric, columns[metric] ?? []);
    return values.map((_, day) => values[day - lagDays] ?? null);
  };
  const [own, later] = [before(x), before({ metric: y, lagDays: 0 })];
  const held = controls.map(before);
  const partial = partialCorrelation(own, later, held);
  if (!partial.known) return partial;
  const { value: r, n } = partial;
  const g = controls.length;
  // Fisher's interval needs more than three days beyond the controls.
  if (n - g < 4) return tooFew(n, g + 4);
  const complete = own.map((value, day) => value !== null && held.every((column) => column[day] !== null));
  const only = (column: Column) => column.map((value, day) => (complete[day] ? value : null));
  const effectiveN = Math.max(fewestEffectiveDays, effectiveSize(only(own), only(later)).effectiveN - g);
  return known(
    {
      r,
      p: correlationP(r, n - g),
      interval: fisherInterval(r, n - g),
      effectiveN,
      effectiveP: correlationP(r, effectiveN),
      effectiveInterval: fisherInterval(r, effectiveN),
    },
    n,
  );
}
