import { createHash } from "node:crypto";
import type { Ask } from "#analysis/compute-tasks.ts";
import { lags } from "#analysis/correlations.ts";
import type { MetricSeries } from "#analysis/metric-series.ts";
import type { Database } from "#db/client.ts";
import { daysOfRange } from "#domain/range.ts";
import { comparedMetrics, loadMetricSeries, partOf } from "#queries/days/metric-series.ts";
import { loadRange } from "#queries/days/range.ts";
import { analysedRanges, loadAnalysis, saveAnalysis, versionedBy } from "./analyses.ts";

/**
 * Brings a member's stored results in step with the data: correlations and trends over each named range, computed by
 * `ask`. When no number that counts has changed (an open day's strain so far does not), nothing is computed. Answers
 * whether anything was.
 */
export async function keepAnalyses(
  db: Database,
  { memberId, now, ask }: { memberId: number; now: () => Date; ask: Ask },
): Promise<boolean> {
  const stored = await loadRange(db, { memberId, choice: { name: "all" } });
  if (stored === null) return false;
  const series = await loadMetricSeries(db, { memberId, range: stored, metrics: comparedMetrics });
  const dataVersion = versionOf(series);
  // What is saved last: when it stands on these data, everything does.
  const last = await loadAnalysis(db, { memberId, kind: "trends", range: "all", parts: ["summary"] });
  if (last?.dataVersion === dataVersion) return false;
  const computed = new Map<string, Results>();
  // The shortest first: it is there after a moment.
  for (const name of analysedRanges) {
    const range = daysOfRange({ name }, stored);
    const key = `${range.from} ${range.to}`;
    const results = computed.get(key) ?? (await compute(partOf(series, range), ask));
    computed.set(key, results);
    for (const [kind, parts] of [
      ["correlations", results.correlations],
      ["trends", results.trends],
    ] as const)
      await saveAnalysis(db, { memberId, kind, range: name, dataVersion, computedAt: now(), parts });
  }
  return true;
}

type Results = Record<"correlations" | "trends", Record<string, unknown>>;

async function compute(series: MetricSeries, ask: Ask): Promise<Results> {
  const { summary, comparisons } = await ask("correlations", series);
  const byLag = lags.map((lag) => [`lag-${lag}`, comparisons.filter(({ lagDays }) => lagDays === lag)]);
  return {
    correlations: { summary, ...Object.fromEntries(byLag) },
    trends: { summary: await ask("trends", series) },
  };
}

function versionOf({ range, columns }: MetricSeries): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([range, columns]))
    .digest("hex");
  return versionedBy(hash.slice(0, 32));
}
