import { type Estimate, present } from "#stats/estimate.ts";
import { addDays, type Day, daysBetween, parseDay } from "./day.ts";
import type { Column } from "./day-columns.ts";
import { type MetricScale, meanOnScale } from "./mean-on-scale.ts";
import type { Range } from "./range.ts";

export type CalendarUnit = "month" | "quarter" | "year";

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** The mean of a metric over a calendar month, quarter or year. */
export interface CalendarPeriod {
  /** Its first calendar day, also when the range begins later. */
  from: Day;
  /** The range cuts it. */
  partial: boolean;
  /** n counts days with a reading. */
  mean: Estimate<number>;
  /** Lowest and highest day; null without any. */
  low: number | null;
  high: number | null;
  /** Days of it that lie in the range. */
  days: number;
}

/** The calendar periods `range` touches, oldest first; `column` begins with the range, `scale` is its metric's. */
export function calendarPeriods(
  column: Column,
  range: Range,
  unit: CalendarUnit,
  scale?: MetricScale,
): CalendarPeriod[] {
  const periods: CalendarPeriod[] = [];
  let from = beginOf(range.from, unit);
  while (from <= range.to) {
    const next = monthsLater(from, monthsOf[unit]);
    const first = Math.max(0, daysBetween(range.from, from));
    const end = Math.min(column.length, daysBetween(range.from, next));
    const readings = present(column.slice(first, end));
    periods.push({
      from,
      partial: from < range.from || next > addDays(range.to, 1),
      mean: meanOnScale(readings, scale),
      low: readings.length === 0 ? null : Math.min(...readings),
      high: readings.length === 0 ? null : Math.max(...readings),
      days: end - first,
    });
    from = next;
  }
  return periods;
}

function beginOf(day: Day, unit: CalendarUnit): Day {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % monthsOf[unit]);
  return parseDay(`${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`);
}

function monthsLater(first: Day, count: number): Day {
  const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + count;
  return parseDay(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`);
}
