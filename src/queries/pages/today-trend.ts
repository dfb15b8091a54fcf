import { seriesForDisplay } from "#domain/day-series.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { TodayTrend } from "./today-view.ts";
import type { TodayWindow } from "./today-window.ts";

/** The window's metrics as bare numbers, one entry per calendar day, gaps as null. */
export function trend({ records, range, today }: TodayWindow): TodayTrend {
  const valuesOf = (metric: MetricName) => [...seriesForDisplay(records, range, metric).values];
  return {
    from: range.from,
    recovery: valuesOf("recovery"),
    hrvMs: valuesOf("hrvMs"),
    restingBpm: valuesOf("restingBpm"),
    strain: valuesOf("strain"),
    asleepMin: valuesOf("asleepMin"),
    needMin: valuesOf("needMin"),
    lastIsSoFar: today.open,
  };
}
