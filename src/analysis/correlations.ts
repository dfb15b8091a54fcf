import { isBuiltInRelation } from "#domain/built-in-relation.ts";
import { isChoiceToOutcome, nearCopyGroup } from "#domain/choices-and-outcomes.ts";
import type { MetricName } from "#domain/metrics.ts";
import { isKnownBefore } from "#domain/order-of-day.ts";
import type { Range } from "#domain/range.ts";
import { roundTo } from "#domain/rounding.ts";
import { correlationP, fisherInterval, type Interval } from "#stats/correlation-inference.ts";
import { benjaminiHochberg, benjaminiYekutieli } from "#stats/false-discovery.ts";
import { correlationLevel, correlationMinimum, type EvidenceLevel, lowerBound } from "./evidence.ts";
import { adjusted, type MetricSeries } from "./metric-series.ts";
import { createPairComparer } from "./pair-comparer.ts";

/** Lags that are looked at, in days: x of so many days before beside y. All of them are counted and drawn. */
export const lags = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Weekday levels and drift use up seven days. */
const usedByAdjustment = 7;
const fewestEffectiveDays = 4;

/** An adjusted correlation with everything its verdict stands on. */
export interface FoundCorrelation {
  r: number;
  interval: Interval;
  effectiveN: number;
  p: number;
  /** Among all comparisons of the same scan, however they depend on each other (Benjamini and Yekutieli). */
  q: number;
  /** The same on the assumption that they do not hinder each other (Benjamini and Hochberg): for comparison only. */
  qBenjaminiHochberg: number;
  halves: [number | null, number | null];
}

/** Two metrics at a lag: x of `lagDays` before beside y. Within one day x is what is known first. */
export interface Comparison {
  x: MetricName;
  y: MetricName;
  lagDays: number;
  /** Days that have both. */
  n: number;
  /** "no-spread": one of the two never changed. */
  level: EvidenceLevel | "no-spread";
  /** Null with fewer than 60 common days, and without a spread. */
  found: FoundCorrelation | null;
}

/** Every pair of metrics that is not related by construction, at every lag. */
export interface Correlations {
  range: Range;
  metrics: MetricName[];
  comparisons: Comparison[];
}

/** The comparisons with a q-value: the family they were judged in, fixed by counting days before looking at values. */
export function familySize(comparisons: readonly Comparison[]): number {
  return comparisons.filter(({ found }) => found !== null).length;
}

/** Tentative and clear comparisons, strongest first: by the lower bound of |r|, never by p. */
export function findings(comparisons: readonly Comparison[]): Comparison[] {
  return comparisons
    .filter(({ level }) => level === "clear" || level === "tentative")
    .sort((a, b) => rank(b) - rank(a) || bound(b) - bound(a));
}

/** A finding that leads, and what goes with it as its near-copy. */
export interface LeadingFinding {
  comparison: Comparison;
  /** Metrics of the same group as x or y that hold likewise, strongest first. */
  alike: MetricName[];
}

/**
 * The findings worth a sentence: from something the member chooses to an outcome, strongest first. Near-copies are one: the
 * one with the largest lower bound speaks and names the others.
 */
export function leadingFindings(comparisons: readonly Comparison[]): LeadingFinding[] {
  const all = findings(comparisons);
  const spoken = new Set<string>();
  return all.flatMap((comparison): LeadingFinding[] => {
    const { x, y, lagDays } = comparison;
    const group = groupOf(comparison);
    if (!isChoiceToOutcome(x, y, lagDays) || spoken.has(group)) return [];
    spoken.add(group);
    const alike = all
      .filter((each) => groupOf(each) === group)
      .flatMap((each) => [each.x, each.y])
      .filter((metric) => metric !== x && metric !== y);
    return [{ comparison, alike: [...new Set(alike)] }];
  });
}

function groupOf({ x, y, lagDays }: Comparison): string {
  return `${nearCopyGroup(x)} ${nearCopyGroup(y)} ${lagDays}`;
}

/** To six places: of exact copies the one listed first speaks, and not the one that rounding favours. */
function bound({ found }: Comparison): number {
  return found === null ? 0 : roundTo(lowerBound(found.interval), 6);
}

function rank({ level }: Comparison): number {
  return level === "clear" ? 1 : 0;
}

/** Correlates all metrics of `series` with each other at all lags and judges them together. */
export function compareMetrics({ range, columns }: MetricSeries): Correlations {
  const metrics = columns.map(({ metric }) => metric);
  const compare = createPairComparer(
    columns.map(({ metric, values }) => adjusted(metric, values, range.from)),
  );
  const measured = pairsToCompare(metrics).map(({ x, y, lagDays }) => {
    const { n, r, effectiveN, halves } = compare(metrics.indexOf(x), metrics.indexOf(y), lagDays);
    const enough = n >= correlationMinimum.days;
    return {
      x,
      y,
      lagDays,
      n,
      halves,
      effectiveN: Math.max(fewestEffectiveDays, effectiveN - usedByAdjustment),
      r: enough ? r : null,
      flat: enough && r === null,
    };
  });
  const family = measured.flatMap(({ r, effectiveN }) => (r === null ? [] : [correlationP(r, effectiveN)]));
  const [q, qBenjaminiHochberg] = [benjaminiYekutieli(family), benjaminiHochberg(family)];
  let place = 0;
  const comparisons = measured.map(({ x, y, lagDays, n, halves, effectiveN, r, flat }): Comparison => {
    if (r === null) return { x, y, lagDays, n, level: flat ? "no-spread" : "too-early", found: null };
    const found: FoundCorrelation = {
      r,
      interval: fisherInterval(r, effectiveN),
      effectiveN,
      p: family[place] ?? 1,
      q: q[place] ?? 1,
      qBenjaminiHochberg: qBenjaminiHochberg[place] ?? 1,
      halves,
    };
    place += 1;
    return { x, y, lagDays, n, level: correlationLevel({ n, ...found }), found };
  });
  return { range, metrics, comparisons };
}

/**
 * Whether two metrics tell nothing of each other at a lag: they are related by construction, then or on the same day. Day
 * strain and the energy of the day after, say, go together as strain does with itself a day later.
 */
export function isByConstruction(x: MetricName, y: MetricName, lagDays: number): boolean {
  return isBuiltInRelation(x, y, 0) || isBuiltInRelation(x, y, lagDays);
}

/** The pairs a scan of `metrics` compares: on one day each pair once, across days in both directions. */
export function pairsToCompare(
  metrics: readonly MetricName[],
): { x: MetricName; y: MetricName; lagDays: number }[] {
  return lags.flatMap((lagDays) =>
    metrics.flatMap((x, first) =>
      metrics.flatMap((y, second) => {
        if (isByConstruction(x, y, lagDays)) return [];
        return lagDays > 0 || isFirst(x, y, first < second) ? [{ x, y, lagDays }] : [];
      }),
    ),
  );
}

/** Within a day the order of the day decides, and the order given where both are known at once. */
function isFirst(x: MetricName, y: MetricName, listedFirst: boolean): boolean {
  if (isKnownBefore(x, y, 0)) return true;
  return listedFirst && !isKnownBefore(y, x, 0);
}
