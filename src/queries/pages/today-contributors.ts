import { dailySeries } from "#domain/daily-series.ts";
import { type DayRecord, valueForStatistics } from "#domain/day-record.ts";
import { compareWithUsual } from "#domain/usual.ts";
import type { Contributor } from "./today-view.ts";
import type { TodayWindow } from "./today-window.ts";

const sources: Record<Contributor["metric"], (record: DayRecord) => number | null> = {
  hrvMs: (record) => valueForStatistics(record, "hrvMs"),
  restingBpm: (record) => valueForStatistics(record, "restingBpm"),
  respiratoryRate: (record) => valueForStatistics(record, "respiratoryRate"),
  asleepAgainstNeed: (record) => asleepAgainstNeed(record),
};

/**
 * What the morning is made of, as signed deviations from the 30 days before: HRV (log scale), resting heart rate,
 * respiratory rate, sleep against need. Strongest first; those without a reading or a usual spread are left out. They
 * do not add up to the recovery score.
 */
export function contributorsOf({ records, range, today }: TodayWindow): Contributor[] {
  const names: Contributor["metric"][] = ["hrvMs", "restingBpm", "respiratoryRate", "asleepAgainstNeed"];
  const found = names.flatMap((metric): Contributor[] => {
    const value = sources[metric](today);
    const series = dailySeries(records, range, sources[metric]);
    const scale = metric === "hrvMs" ? "log" : undefined;
    const { z } = compareWithUsual(value, series, range.to, scale);
    return value === null || !z.known ? [] : [{ metric, value, z: z.value }];
  });
  return found.sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
}

function asleepAgainstNeed({ values: { asleepMin, needMin } }: DayRecord): number | null {
  return asleepMin === null || needMin === null ? null : asleepMin - needMin;
}
