import type { RegressionSeries } from "#analysis/regression-rows.ts";
import { addDays, parseDay } from "#domain/day.ts";
import type { Range } from "#domain/range.ts";
import { carryingOver, normals } from "./histories.ts";

export const from = parseDay("2025-01-01");
/** Days before the range, for lags. */
export const leadDays = 7;

/** The range of `days` that begins a week after a history does. */
export function rangeOf(days: number): Range {
  return { from: addDays(from, leadDays), to: addDays(from, leadDays + days - 1) };
}

/** Days of a person whose metrics have nothing to do with each other but carry over and share a weekend. */
export function unrelatedDays(seed: number, days: number): RegressionSeries {
  const noise = normals(seed);
  const all = days + leadDays;
  const weekend = Array.from({ length: all }, (_, day) => (day % 7 >= 5 ? 1 : 0));
  const series = (mean: number, sd: number, phi: number, onWeekend: number) =>
    carryingOver(all, phi, noise).map((value, day) => mean + sd * (value + onWeekend * (weekend[day] ?? 0)));
  return {
    from,
    columns: {
      recovery: series(60, 17, 0.35, 0.3),
      strain: series(11, 4, 0.3, 0.4),
      asleepMin: series(430, 50, 0.2, 0.5),
      bedAt: series(690, 40, 0.5, 0.6),
      hrvMs: series(60, 8, 0.6, 0),
    },
  };
}

/** The same with recovery falling by `perPoint` for each point of the strain of the day before. */
export function strainFollowed(seed: number, days: number, perPoint: number): RegressionSeries {
  const noise = normals(seed + 7919);
  const { columns } = unrelatedDays(seed, days);
  const strain = columns.strain ?? [];
  const recovery = strain.map((_, day) => 60 + 17 * noise() + perPoint * ((strain[day - 1] ?? 11) - 11));
  return { from, columns: { ...columns, recovery } };
}
