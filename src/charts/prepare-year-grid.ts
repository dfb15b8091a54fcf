import { addDays, type Day, daysBetween, mondayOf, parseDay, weekdayOf } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { formatMetric } from "#domain/format.ts";
import type { MetricName } from "#domain/metrics.ts";
import { recoveryBand } from "#domain/score-bands.ts";

/** A year of days in columns of weeks, ready to draw. A cell's colour is a class of the value; −1 is no reading. */
export interface YearGridModel {
  year: string;
  from: Day;
  /** Place of the first day in its week, Monday 0. */
  firstRow: number;
  weeks: number;
  /** One per day: 0 red, 1 yellow, 2 green for recovery; 0 to 3 from low to high for others. */
  classes: number[];
  /** One per day, as shown; null is no reading. */
  words: (string | null)[];
  hard: boolean;
}

const bandClass = { red: 0, yellow: 1, green: 2 } as const;

/** One grid for each calendar year `column` (which begins with `from`) touches, newest first. */
export function prepareYearGrids(metric: MetricName, column: Column, from: Day): YearGridModel[] {
  const to = addDays(from, column.length - 1);
  const sorted = column.filter((value) => value !== null).sort((a, b) => a - b);
  const quarterOf = (value: number) =>
    [0.25, 0.5, 0.75].filter((share) => value > (sorted[Math.floor(share * (sorted.length - 1))] ?? 0))
      .length;
  const grids: YearGridModel[] = [];
  for (let year = Number(to.slice(0, 4)); year >= Number(from.slice(0, 4)); year -= 1) {
    const begin = parseDay(`${year}-01-01`);
    const length = daysBetween(begin, parseDay(`${year + 1}-01-01`));
    const values = Array.from({ length }, (_, index) => column[daysBetween(from, begin) + index] ?? null);
    grids.push({
      year: String(year),
      from: begin,
      firstRow: weekdayOf(begin) - 1,
      weeks: Math.ceil((daysBetween(mondayOf(begin), begin) + length) / 7),
      classes: values.map((value) => {
        if (value === null) return -1;
        return metric === "recovery" ? bandClass[recoveryBand(value)] : quarterOf(value);
      }),
      words: values.map((value) => (value === null ? null : formatMetric(metric, value))),
      hard: metric === "recovery",
    });
  }
  return grids;
}
