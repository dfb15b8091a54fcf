import { addDays } from "#domain/day.ts";
import { formatTimeOfNight } from "#domain/format.ts";
import type { SeriesModel } from "./series-model.ts";

/**
 * What a series shows as CSV: a line per day or stretch of days, values unrounded (clock times as 23:10), an empty cell for a gap.
 * Column names are the ids, which for plain metrics are the catalogue's.
 */
export function seriesCsv(model: SeriesModel): string {
  const listed = model.columns.filter((column) => column.listed);
  const lines = Array.from({ length: model.count }, (_, index) => {
    const cells = listed.map(({ values, format }) => {
      const value = values[index] ?? null;
      if (value === null) return "";
      return format === "clock" ? formatTimeOfNight(value) : String(value);
    });
    return [addDays(model.from, index * model.stepDays), ...cells].join(",");
  });
  const head = [model.stepDays === 1 ? "day" : "from", ...listed.map(({ id }) => id)].join(",");
  return `${[head, ...lines].join("\r\n")}\r\n`;
}
