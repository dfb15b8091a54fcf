import type { Queryable } from "#db/client.ts";
import { addDays, type Day } from "#domain/day.ts";
import { type MetricName, metricNames, metricOf } from "#domain/metrics.ts";
import { unusualDays } from "#domain/unusual-days.ts";
import { type Comparison, compareWithUsual, type UsualDays, usualOver } from "#domain/usual.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { loadNewestDay } from "#queries/days/newest-day.ts";
import { ewma } from "#stats/ewma.ts";

const yearDays = 365;
const windowDays = 30 satisfies UsualDays;

/** A metric's newest reading beside what is usual, by every window offered. */
export interface UsualLevels extends Comparison {
  metric: MetricName;
  value: number | null;
  /** The day has not ended and the value still grows: it is shown, and compared with nothing. */
  soFar: boolean;
  /** The same over 7 days. */
  week: ReturnType<typeof usualOver>;
  /** Exponentially weighted level of the days before, over a span of 30; on the metric's own scale. */
  weightedLevel: number | null;
  /** Days of the last year with |z| ≥ 2. About one in twenty is to be expected from chance alone. */
  unusualDays: { unusual: number; of: number };
}

/** Every metric of the newest day beside what is usual; `day` is null while nothing is stored. */
export async function loadUsualLevels(
  db: Queryable,
  memberId: number,
): Promise<{ day: Day | null; metrics: UsualLevels[] }> {
  const day = await loadNewestDay(db, memberId);
  if (day === null) return { day: null, metrics: [] };
  const range = { from: addDays(day, -yearDays - windowDays), to: day };
  const { shown, counted, openIndex } = await loadDayColumns(db, { memberId, range, metrics: metricNames });
  return {
    day,
    metrics: metricNames.map((metric): UsualLevels => {
      const { scale, soFar } = metricOf(metric);
      const value = counted[metric].at(-1) ?? null;
      const series = { from: range.from, values: counted[metric] };
      const before = counted[metric]
        .slice(0, -1)
        .map((reading) => (reading === null || scale !== "log" ? reading : Math.log(reading)));
      const level = ewma(before, windowDays).at(-1) ?? null;
      return {
        metric,
        value: shown[metric].at(-1) ?? null,
        soFar: soFar && openIndex === shown[metric].length - 1,
        ...compareWithUsual(value, series, day, scale),
        week: usualOver(7, value, series, day, scale),
        weightedLevel: level === null || scale !== "log" ? level : Math.exp(level),
        unusualDays: unusualDays(counted[metric], yearDays, scale),
      };
    }),
  };
}
