import { type MetricName, metricNames } from "#domain/metrics.ts";
import type { Comparing } from "#domain/other-period.ts";
import type { TrendStep } from "#presenters/prepare-trends.ts";

/** What the address wants to see. */
export interface AskedTrends {
  metrics: MetricName[];
  step: TrendStep;
  comparing: Comparing | null;
}

const mostMetrics = 4;
const steps: readonly TrendStep[] = ["day", "week", "month", "quarter", "year"];
const comparisons: readonly Comparing[] = ["before", "year"];

/** Reads the words of the address; metrics that do not exist are left out, and without any recovery is shown. */
export function readTrends(query: Record<string, string | string[] | undefined>): AskedTrends {
  const words = [query["metric"] ?? []].flat().flatMap((word) => word.split(","));
  const metrics = metricNames.filter((name) => words.includes(name)).slice(0, mostMetrics);
  return {
    metrics: metrics.length === 0 ? ["recovery"] : metrics,
    step: steps.find((step) => step === query["by"]) ?? "day",
    comparing: comparisons.find((each) => each === query["compare"]) ?? null,
  };
}
