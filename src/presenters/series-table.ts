import { addDays } from "#domain/day.ts";
import { formatTimeOfNight } from "#domain/format.ts";
import { plainNotation } from "#domain/notation.ts";
import type { FigureTable } from "./figure-table.ts";
import type { SeriesModel } from "./series-model.ts";
import { describeSlot, type SeriesWords } from "./series-words.ts";

/**
 * What a series shows as rows: one per day or stretch of days. In the file values are unrounded, clock times stand as
 * 23:10, and column names are the ids, which for plain metrics are the catalogue's.
 */
export function seriesTable(model: SeriesModel, words: SeriesWords): FigureTable {
  const listed = model.columns.filter((column) => column.listed);
  const byDay = model.stepDays === 1;
  return {
    columns: [
      byDay ? { id: "day", label: words.dayColumn } : { id: "from", label: words.weekColumn },
      ...listed.map(({ id, label }) => ({ id, label })),
    ],
    newestFirst: true,
    rows: Array.from({ length: model.count }, (_, index) => {
      const { when, note, readings } = describeSlot(model, index, words);
      return [
        { shown: when, value: addDays(model.from, index * model.stepDays), note },
        ...listed.map(({ values, format }, place) => {
          const value = values[index] ?? null;
          return {
            shown: readings[place]?.value ?? "",
            value: value !== null && format === "clock" ? formatTimeOfNight(value, plainNotation) : value,
            note: readings[place]?.word ?? "",
          };
        }),
      ];
    }),
  };
}
