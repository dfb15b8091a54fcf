import type { MetricName } from "#domain/metrics.ts";
import { type PairBend, pairBends } from "#presenters/pair-bend.ts";
import { comparedMetrics } from "#queries/days/metric-series.ts";
import { type AnalysedRange, analysedRanges } from "#queries/statistics/analyses.ts";

/** What the address wants to see. */
export interface AskedInsights {
  range: AnalysedRange;
  lagDays: number;
  /** The pair that is opened. */
  pair: { x: MetricName; y: MetricName } | null;
  /** What is drawn through its dots: the straight line alone, or a curve of the 2nd or 3rd degree as well. */
  bend: PairBend;
}

const longestLag = 7;

/** Reads the words of the address; what makes no sense is as if it were not there. */
export function readInsights(query: Record<string, string | string[] | undefined>): AskedInsights {
  const metric = (word: string) => comparedMetrics.find((name) => name === query[word]);
  const [x, y] = [metric("x"), metric("y")];
  const lag = Number(query["lag"] ?? 0);
  return {
    range: analysedRanges.find((name) => name === query["range"]) ?? "1y",
    lagDays: Number.isInteger(lag) && lag >= 0 && lag <= longestLag ? lag : 0,
    pair: x === undefined || y === undefined || x === y ? null : { x, y },
    bend: pairBends.find((degree) => String(degree) === query["curve"]) ?? 1,
  };
}

/** The address of a view. */
export function insightsHref({ range, lagDays, pair, bend }: AskedInsights): string {
  const curve = pair === null || bend === 1 ? {} : { curve: String(bend) };
  const words = { range, lag: String(lagDays), ...pair, ...curve };
  return `/insights?${new URLSearchParams(words)}${pair === null ? "" : "#pair"}`;
}
