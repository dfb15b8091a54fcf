import type { Queryable } from "#db/client.ts";
import { daysBetween, parseDay } from "#domain/day.ts";
import type { Column, DayColumns } from "#domain/day-columns.ts";
import type { MetricName } from "#domain/metrics.ts";
import { type Comparing, otherPeriod } from "#domain/other-period.ts";
import type { Range } from "#domain/range.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";

/** Some metrics over a range, and over the period it is compared with. */
export interface TrendsView {
  range: Range;
  metrics: readonly MetricName[];
  days: DayColumns<MetricName>;
  /** Of equal length and without a common day; null when nothing is compared, or nothing can be. */
  other: DayColumns<MetricName> | null;
  /** The first metric from the first day of the year the range begins in. */
  years: Range & { values: Column };
}

/** What the Trends page shows: `metrics` over `range`, beside an equally long period when `comparing` names one. */
export async function loadTrends(
  db: Queryable,
  {
    memberId,
    range,
    metrics,
    comparing,
  }: { memberId: number; range: Range; metrics: readonly MetricName[]; comparing: Comparing | null },
): Promise<TrendsView> {
  const wider = { from: parseDay(`${range.from.slice(0, 4)}-01-01`), to: range.to };
  const period = comparing === null ? null : otherPeriod(range, comparing);
  const [columns, other] = await Promise.all([
    loadDayColumns(db, { memberId, range: wider, metrics }),
    period === null ? null : loadDayColumns(db, { memberId, range: period, metrics }),
  ]);
  const [first] = metrics;
  const values = first === undefined ? [] : columns.shown[first];
  return { range, metrics, days: within(columns, range, metrics), other, years: { ...wider, values } };
}

/** The columns from the first day of `range` on, which ends where they end. */
function within(
  columns: DayColumns<MetricName>,
  range: Range,
  metrics: readonly MetricName[],
): DayColumns<MetricName> {
  const begin = daysBetween(columns.range.from, range.from);
  const cut = (all: DayColumns<MetricName>["shown"]) => {
    const rest = { ...all };
    for (const metric of metrics) rest[metric] = all[metric].slice(begin);
    return rest;
  };
  const { openIndex } = columns;
  return {
    range,
    shown: cut(columns.shown),
    counted: cut(columns.counted),
    openIndex: openIndex === null || openIndex < begin ? null : openIndex - begin,
  };
}
