import { type DailySeries, dailySeries } from "./daily-series.ts";
import type { Day } from "./day.ts";
import { type DayRecord, valueForStatistics } from "./day-record.ts";
import type { MetricName } from "./metrics.ts";

/** A metric over `range` as statistics may use it: open, calibrating and odd-length days are gaps. */
export function seriesForStatistics(
  records: readonly DayRecord[],
  range: { from: Day; to: Day },
  metric: MetricName,
): DailySeries {
  return dailySeries(records, range, (record) => valueForStatistics(record, metric));
}

/** A metric over `range` as it is shown: "so far" values included. */
export function seriesForDisplay(
  records: readonly DayRecord[],
  range: { from: Day; to: Day },
  metric: MetricName,
): DailySeries {
  return dailySeries(records, range, (record) => record.values[metric]);
}
