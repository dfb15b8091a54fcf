import type { Ask } from "#analysis/compute-tasks.ts";
import type { ScanSummary } from "#analysis/correlation-scan.ts";
import { type Comparison, lags } from "#analysis/correlations.ts";
import type { OpenedPair } from "#analysis/open-pair.ts";
import type { Trends } from "#analysis/trends.ts";
import type { Queryable } from "#db/client.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { type AskedDays, loadAskedRange } from "#queries/days/asked-range.ts";
import { comparedMetrics, loadMetricSeries } from "#queries/days/metric-series.ts";
import { type AnalysedRange, loadAnalysis } from "./analyses.ts";

/** A correlation scan over a range, with the comparisons of the lags asked for. */
export interface InsightsView {
  summary: ScanSummary;
  /** When the data it stands on were read; null when it was computed for this very answer. */
  computedAt: Date | null;
  comparisons: Comparison[];
}

/** Trends of all metrics; `computedAt` is null when they were computed for this very answer. */
export interface TrendsFound extends Trends {
  computedAt: Date | null;
}

/** The stored scan of a named range, as far as the lags in `wanted`; null until the worker has computed it. */
export async function loadInsights(
  db: Queryable,
  { memberId, range, wanted = lags }: { memberId: number; range: AnalysedRange; wanted?: readonly number[] },
): Promise<InsightsView | null> {
  const parts = ["summary", ...wanted.map((lag) => `lag-${lag}`)];
  const stored = await loadAnalysis(db, { memberId, kind: "correlations", range, parts });
  if (stored === null) return null;
  // What is stored was written by this program in these very shapes, under the version of its methods.
  const summary = stored.parts["summary"] as ScanSummary;
  const comparisons = wanted.flatMap((lag) => stored.parts[`lag-${lag}`] as Comparison[]);
  return { summary, computedAt: stored.computedAt, comparisons };
}

/** The scan that was asked for: the stored one of a named range, else one computed by `ask`. Null without any days. */
export async function loadAskedScan(
  db: Queryable,
  { memberId, ask, ...asked }: AskedDays & { memberId: number; range: AnalysedRange; ask: Ask },
): Promise<InsightsView | null> {
  const named = asked.from === undefined && asked.to === undefined;
  const stored = named ? await loadInsights(db, { memberId, range: asked.range }) : null;
  if (stored !== null) return stored;
  const range = await loadAskedRange(db, { memberId, ...asked });
  return range === null ? null : scanRange(db, { memberId, range, ask });
}

/** The trends that were asked for: the stored ones of a named range, else computed by `ask`. Null without any days. */
export async function loadAskedTrends(
  db: Queryable,
  { memberId, ask, ...asked }: AskedDays & { memberId: number; range: AnalysedRange; ask: Ask },
): Promise<TrendsFound | null> {
  const named = asked.from === undefined && asked.to === undefined;
  const stored = named ? await loadStoredTrends(db, { memberId, range: asked.range }) : null;
  if (stored !== null) return stored;
  const range = await loadAskedRange(db, { memberId, ...asked });
  if (range === null) return null;
  const series = await loadMetricSeries(db, { memberId, range, metrics: comparedMetrics });
  return { ...(await ask("trends", series)), computedAt: null };
}

/** A scan of any range, computed for this answer by `ask`. */
export async function scanRange(
  db: Queryable,
  { memberId, range, ask }: { memberId: number; range: Range; ask: Ask },
): Promise<InsightsView> {
  const series = await loadMetricSeries(db, { memberId, range, metrics: comparedMetrics });
  return { ...(await ask("correlations", series)), computedAt: null };
}

/**
 * All lags of one pair out of a scan: x before y, and on the same day whichever of the two comes first. Lags that are
 * related by construction are missing.
 */
export function lagProfile(
  comparisons: readonly Comparison[],
  { x, y }: { x: MetricName; y: MetricName },
): Comparison[] {
  return comparisons.filter(
    (each) => (each.x === x && each.y === y) || (each.lagDays === 0 && each.x === y && each.y === x),
  );
}

/** A pair of metrics opened over `range`, computed by `ask`. */
export async function loadPair(
  db: Queryable,
  {
    memberId,
    range,
    x,
    y,
    lagDays,
    ask,
  }: { memberId: number; range: Range; x: MetricName; y: MetricName; lagDays: number; ask: Ask },
): Promise<OpenedPair> {
  const { columns } = await loadMetricSeries(db, { memberId, range, metrics: [x, y] });
  const column = (name: MetricName) => columns.find(({ metric }) => metric === name)?.values ?? [];
  return ask("pair", { x, y, lagDays, range, columnX: column(x), columnY: column(y) });
}

/** The stored trends of all metrics over a named range; null until the worker has computed them. */
export async function loadStoredTrends(
  db: Queryable,
  { memberId, range }: { memberId: number; range: AnalysedRange },
): Promise<TrendsFound | null> {
  const stored = await loadAnalysis(db, { memberId, kind: "trends", range, parts: ["summary"] });
  if (stored === null) return null;
  return { ...(stored.parts["summary"] as Trends), computedAt: stored.computedAt };
}
