import { addDays } from "#domain/day.ts";
import type { TrendModel } from "./trend-model.ts";

/**
 * What a trend shows as CSV: one line per calendar day, values unrounded as in the API, an empty cell for a day
 * without a reading. Column names are the catalogue's metric names.
 */
export function trendCsv(model: TrendModel): string {
  const lines = model.values.map((value, index) => `${addDays(model.from, index)},${value ?? ""}`);
  return `day,${model.id}\r\n${lines.join("\r\n")}\r\n`;
}
