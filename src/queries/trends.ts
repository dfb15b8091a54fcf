import type { Queryable } from "#db/client.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { type Comparing, otherPeriod } from "#domain/other-period.ts";
import type { Range } from "#domain/range.ts";
import { loadDayColumns } from "./day-columns.ts";
import type { ColumnMetric } from "./day-expressions.ts";

/** Some metrics over a range, and over the period it is compared with. */
export interface TrendsView {
  range: Range;
  metrics: readonly ColumnMetric[];
  days: DayColumns<ColumnMetric>;
  /** Of equal length; null when nothing is compared. */
  other: DayColumns<ColumnMetric> | null;
}

/** What the Trends page shows: `metrics` over `range`, beside an equally long period when `comparing` names one. */
export async function loadTrends(
  db: Queryable,
  {
    memberId,
    range,
    metrics,
    comparing,
  }: { memberId: number; range: Range; metrics: readonly ColumnMetric[]; comparing: Comparing | null },
): Promise<TrendsView> {
  const [days, other] = await Promise.all([
    loadDayColumns(db, { memberId, range, metrics }),
    comparing === null
      ? null
      : loadDayColumns(db, { memberId, range: otherPeriod(range, comparing), metrics }),
  ]);
  return { range, metrics, days, other };
}
