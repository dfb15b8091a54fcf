import { dailySeries } from "#domain/daily-series.ts";
import { type DayRecord, valueForStatistics } from "#domain/day-record.ts";
import type { MetricScale } from "#domain/mean-on-scale.ts";
import { metricOf, morningVitals } from "#domain/metrics.ts";
import type { ContributorName } from "#domain/today-metrics.ts";
import { compareWithUsual } from "#domain/usual.ts";
import type { Contributor } from "./today-view.ts";
import type { TodayWindow } from "./today-window.ts";

/**
 * What the morning is made of, as signed deviations from the 30 days before: HRV (log scale), resting heart rate,
 * respiratory rate, sleep against need. Strongest first; those without a reading or a usual spread are left out. They
 * do not add up to the recovery score.
 */
export function contributorsOf({ records, range, today }: TodayWindow): Contributor[] {
  const usualOf = (
    metric: ContributorName,
    read: (record: DayRecord) => number | null,
    scale?: MetricScale,
  ): Contributor[] => {
    const value = read(today);
    const { z } = compareWithUsual(value, dailySeries(records, range, read), range.to, scale);
    return value === null || !z.known ? [] : [{ metric, value, z: z.value }];
  };
  const found = [
    ...morningVitals.flatMap((metric) =>
      usualOf(metric, (record) => valueForStatistics(record, metric), metricOf(metric).scale),
    ),
    ...usualOf("asleepAgainstNeed", asleepAgainstNeed),
  ];
  return found.sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
}

function asleepAgainstNeed({ values: { asleepMin, needMin } }: DayRecord): number | null {
  return asleepMin === null || needMin === null ? null : asleepMin - needMin;
}
