import { addDays } from "#domain/day.ts";
import { formatTimeOfNight } from "#domain/format.ts";
import { plainNotation } from "#domain/notation.ts";
import { shortDay } from "./day-label.ts";
import type { FigureTable } from "./figure-table.ts";
import type { YearGridModel } from "./prepare-year-grid.ts";
import { formatSeriesValue, type SeriesWords } from "./series-words.ts";

/** What the grid says about the day at `index` of its values. */
export function describeGridDay(model: YearGridModel, index: number, words: SeriesWords) {
  const day = addDays(model.from, index);
  const value = model.values[index] ?? null;
  return {
    day,
    when: `${shortDay(day, words.calendar)} ${day.slice(0, 4)}`,
    value: value === null ? words.noReading : formatSeriesValue(model.column, value, words.calendar),
  };
}

/** The days of the grid that have a reading, one per row; in the file values are unrounded. */
export function yearGridTable(model: YearGridModel, words: SeriesWords): FigureTable {
  const { id, label, format } = model.column;
  return {
    columns: [
      { id: "day", label: words.dayColumn },
      { id, label },
    ],
    newestFirst: true,
    rows: model.values.flatMap((reading, index) => {
      if (reading === null) return [];
      const { day, when, value } = describeGridDay(model, index, words);
      return [
        [
          { shown: when, value: day },
          { shown: value, value: format === "clock" ? formatTimeOfNight(reading, plainNotation) : reading },
        ],
      ];
    }),
  };
}
