import { addDays } from "#domain/day.ts";
import { formatNumber } from "#domain/format.ts";
import { type CalendarNames, longDate } from "./day-label.ts";
import type { FigureTable } from "./figure-table.ts";
import type { ScatterAxis, ScatterModel } from "./scatter-model.ts";

/** One pair of a scatter in words. */
export interface PairInWords {
  day: string;
  y: string;
  x: string;
}

/** The places of the days that have both values, oldest first. */
export function pairsOf(model: ScatterModel): number[] {
  return model.x.values.flatMap((value, index) =>
    value === null || (model.y.values[index] ?? null) === null ? [] : [index],
  );
}

/** What a scatter says about its day number `index`, which has both values. */
export function describePair(model: ScatterModel, index: number, names: CalendarNames): PairInWords {
  return {
    day: longDate(addDays(model.from, index), names),
    y: shown(model.y, index, names),
    x: shown(model.x, index, names),
  };
}

function shown({ values, decimals, unit }: ScatterAxis, index: number, names: CalendarNames): string {
  return `${formatNumber(values[index] ?? 0, decimals, names)} ${unit}`.trim();
}

/** The pairs as rows, one per day that has both; in the file values are unrounded. */
export function scatterTable(model: ScatterModel, names: CalendarNames, dayColumn: string): FigureTable {
  return {
    columns: [{ id: "day", label: dayColumn }, model.y, model.x].map(({ id, label }) => ({ id, label })),
    newestFirst: true,
    rows: pairsOf(model).map((index) => {
      const { day, y, x } = describePair(model, index, names);
      return [
        { shown: day, value: addDays(model.from, index) },
        { shown: y, value: model.y.values[index] ?? null },
        { shown: x, value: model.x.values[index] ?? null },
      ];
    }),
  };
}
