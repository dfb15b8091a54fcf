import { runComputeTask } from "#analysis/compute-tasks.ts";
import { compareMetrics } from "#analysis/correlations.ts";
import type { MetricSeries } from "#analysis/metric-series.ts";
import { metricNames } from "#domain/metrics.ts";
import { systemClock } from "#lib/clock.ts";
import { loadRange } from "#queries/days/range.ts";
import { askHere } from "#queries/statistics/ask-here.ts";
import { loadInsights, loadPair } from "#queries/statistics/insights.ts";
import { keepAnalyses } from "#queries/statistics/keep-analyses.ts";
import { runNext } from "#sync/run/run-sync.ts";
import { noiseHistory } from "../unit/analysis/histories.ts";
import { createBenchInstall } from "./bench-install.ts";
import { type Figure, percentile } from "./figure.ts";

const days = 3650;
const metrics = metricNames.filter((name) => !/^zone[0-4]/.test(name));

/** Thirty metrics at eight lags over ten years: computed, stored, read, and one pair opened. */
export async function measureInsights(): Promise<Figure[]> {
  const series = withGaps(noiseHistory(5, days, metrics));
  return [
    cpuSeconds(
      `${metrics.length} metrics × 8 lags over ten years: r, effective n, p, q, interval, halves`,
      () => {
        compareMetrics(series);
      },
      "≤ 3",
    ),
    cpuSeconds(
      "the same with its strongest findings in natural units",
      () => {
        runComputeTask("correlations", series);
      },
      null,
    ),
    ...(await stored()),
  ];
}

async function stored(): Promise<Figure[]> {
  const install = await createBenchInstall(10);
  try {
    const { db, ctx, memberId } = install;
    await runNext(ctx, memberId);
    await keepAnalyses(db, { memberId, now: () => systemClock.now(), ask: askHere });
    const range = await loadRange(db, { memberId, choice: { name: "all" } });
    if (range === null) throw new Error("nothing was synced");
    const page = await timed(20, () => loadInsights(db, { memberId, range: "all", wanted: [1] }));
    const asked = { memberId, range, x: "strain", y: "recovery", lagDays: 1, ask: askHere } as const;
    const opened = await timed(10, () => loadPair(db, asked));
    return [
      { name: "insights of ten years, read for the page, p50", value: page, unit: "ms", target: "≤ 60" },
      {
        name: "a pair of ten years opened: raw r, Spearman, bootstrap, p50",
        value: opened,
        unit: "ms",
        target: "≤ 200",
      },
    ];
  } finally {
    await install.close();
  }
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const tookMs: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const beganMs = performance.now();
    await work();
    tookMs.push(performance.now() - beganMs);
  }
  return percentile(tookMs, 0.5);
}

/** Processor time: what others do on the machine is not counted. */
function cpuSeconds(name: string, work: () => void, target: string | null): Figure {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return { name, value: (user + system) / 1e6, unit: "s", target };
}

/** Gaps in four patterns, as four kinds of records leave them. */
function withGaps({ range, columns }: MetricSeries): MetricSeries {
  return {
    range,
    columns: columns.map(({ metric, values }, index) => ({
      metric,
      values: values.map((value, day) => ((day * 7919 + (index % 4) * 31) % 23 === 0 ? null : value)),
    })),
  };
}
