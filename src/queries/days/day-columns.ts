import type { Queryable } from "#db/client.ts";
import { daysBetween, parseDay } from "#domain/day.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { countsInStatistics } from "#domain/day-record.ts";
import { fieldOfMetric, type MetricField } from "#domain/day-row.ts";
import type { MetricName } from "#domain/metrics.ts";
import { type Range, rangeLength } from "#domain/range.ts";

/**
 * Some metrics over a range of days, one number a day: for pages that look at years. Reads the columns asked for and
 * nothing else.
 */
export async function loadDayColumns<Name extends MetricName>(
  db: Queryable,
  { memberId, range, metrics }: { memberId: number; range: Range; metrics: readonly Name[] },
): Promise<DayColumns<Name>> {
  const asked = Object.fromEntries(metrics.map((name) => [fieldOfMetric(name), true as const]));
  const rows = await db.dayMetrics.findMany({
    where: { memberId, day: { gte: range.from, lte: range.to } },
    select: {
      day: true,
      open: true,
      calibrating: true,
      flags: true,
      ...(asked as Record<MetricField, true>),
    },
    orderBy: { day: "asc" },
  });
  const gaps = () => new Array<number | null>(Math.max(0, rangeLength(range))).fill(null);
  const shown = Object.fromEntries(metrics.map((name) => [name, gaps()])) as Record<Name, (number | null)[]>;
  const counted = Object.fromEntries(metrics.map((name) => [name, gaps()])) as typeof shown;
  let openIndex: number | null = null;
  for (const row of rows) {
    const place = daysBetween(range.from, parseDay(row.day));
    if (row.open) openIndex = place;
    for (const name of metrics) {
      const value = row[fieldOfMetric(name)];
      shown[name][place] = value;
      if (countsInStatistics(row, name)) counted[name][place] = value;
    }
  }
  return { range, shown, counted, openIndex };
}
